import { useDragDropManager } from '@dnd-kit/react';
import { useEffect } from 'react';

/**
 * Escape lets what is dragged go back, wherever the focus is: a field that has it would keep the key to itself, and
 * drop what was typed into it. Inside a `DragDropProvider`.
 */
export function EscapeLetsGo() {
  const manager = useDragDropManager();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !manager) return;
      // What has been let go already and is on its way to its place holds no key.
      const { controller } = manager.dragOperation;
      if (!controller || controller.signal.aborted) return;
      event.preventDefault();
      event.stopPropagation();
      manager.actions.stop({ event, canceled: true });
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [manager]);
  return null;
}

import { useEffect } from 'react';
import { ElementId } from '#shared/ids.ts';
import { useQuoteSession } from '../../sync/use-session.ts';
import { useRoom } from '../room-context.ts';
import { selected, toggled } from './selection.ts';

/** Milliseconds: before the system takes it for its own, which marks a word or opens a menu. */
const heldMs = 450;
/** Pixels: a finger is never quite still. */
const still = 10;

/** These have a use for a held finger themselves; so has what a row opens. */
const busy = 'button, a[href], input[type="checkbox"], input[type="radio"], select, :focus';
const opened = 'fieldset, form';

/**
 * On a touch screen a row that is held for a moment is selected, or no longer; a choice group with all its
 * alternatives. The row's menu has the same in sight.
 */
export function useLongPress(): void {
  const { mode } = useRoom();
  const session = useQuoteSession();
  useEffect(() => {
    if (mode !== 'build') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let start = { x: 0, y: 0 };
    let wasHeld = false;

    const idsAt = (target: Element): ElementId[] => {
      const place = target.closest<HTMLElement>('[data-row], [data-group]');
      if (!place || target.closest(busy) || place.contains(target.closest(opened))) return [];
      const { row, group } = place.dataset;
      const id = ElementId.safeParse(row).data;
      if (id) return [id];
      const { components } = session.getState().content;
      return components.filter(({ groupId }) => groupId !== null && groupId === group).map((one) => one.id);
    };
    const stop = () => clearTimeout(timer);
    const onDown = ({ pointerType, isPrimary, target, clientX, clientY }: PointerEvent) => {
      stop();
      wasHeld = false;
      if (pointerType !== 'touch' || !isPrimary || !(target instanceof Element)) return;
      const ids = idsAt(target);
      if (ids.length === 0) return;
      start = { x: clientX, y: clientY };
      timer = setTimeout(() => {
        wasHeld = true;
        selected.set(toggled(selected.now(), ids));
      }, heldMs);
    };
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - start.x, clientY - start.y) > still) stop();
    };
    // The press has done what it was for: no menu of the system, and no click on what is under the finger.
    const onAfter = (event: Event) => {
      if (wasHeld) event.preventDefault();
    };
    const listeners = [
      ['pointerdown', onDown],
      ['pointermove', onMove],
      ['pointerup', stop],
      ['pointercancel', stop],
      ['contextmenu', onAfter],
      ['touchend', onAfter],
    ] as const;
    for (const [type, listener] of listeners)
      document.addEventListener(type, listener as EventListener, true);
    return () => {
      stop();
      for (const [type, listener] of listeners)
        document.removeEventListener(type, listener as EventListener, true);
    };
  }, [mode, session]);
}

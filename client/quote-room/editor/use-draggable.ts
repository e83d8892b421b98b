import { useSortable } from '@dnd-kit/react/sortable';
import type { ElementId } from '#shared/ids.ts';
import { useRoom } from '../room-context.ts';

export interface MovableItem {
  readonly id: ElementId;
  readonly sectionId: ElementId;
  /** Its place in the section. */
  readonly index: number;
}

export interface Movable {
  /** For the item as a whole. */
  readonly ref: (element: Element | null) => void;
  /** For what it is taken by. */
  readonly handleRef: (element: Element | null) => void;
  readonly isDragging: boolean;
  /** Something that is dragged would take its place. */
  readonly isDropTarget: boolean;
}

/** An item that goes to another place in any section, taken by its handle. Inside a `DragArea`. */
export function useDraggable({ id, sectionId, index }: MovableItem): Movable {
  const { mode } = useRoom();
  return useSortable({
    id,
    index,
    group: sectionId,
    type: 'item',
    accept: 'item',
    disabled: mode !== 'build',
  });
}

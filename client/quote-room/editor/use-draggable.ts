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

export interface MovableSection {
  /** `null`: it holds what no section holds, and stays last. */
  readonly id: ElementId | null;
  readonly index: number;
  readonly isEmpty: boolean;
}

export interface MovablePlace {
  /** For what goes with the pointer. */
  readonly sourceRef: (element: Element | null) => void;
  /** For what others may be let go over. */
  readonly targetRef: (element: Element | null) => void;
  readonly handleRef: (element: Element | null) => void;
  readonly isDragging: boolean;
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

/** A whole section, taken by the handle in its heading. What is in it stays out of the way: the heading goes alone. */
export function useDraggableSection({ id, index, isEmpty }: MovableSection): MovablePlace {
  const { mode } = useRoom();
  return useSortable({
    id: id ?? 'strays',
    index,
    type: 'section',
    // An empty one has no item that another could be let go over.
    accept: isEmpty ? ['section', 'item'] : 'section',
    disabled: mode !== 'build' || id === null,
  });
}

import { Accessibility } from '@dnd-kit/dom';
import { DragDropProvider, PointerSensor } from '@dnd-kit/react';
import { isSortable } from '@dnd-kit/react/sortable';
import type { ReactNode } from 'react';
import { ElementId } from '#shared/ids.ts';
import { useRoomEdit } from './use-room-edit.ts';

/** The sections between which items move by mouse; where one is let go, it is put in the document. */
export function DragArea({ children }: { children: ReactNode }) {
  const edit = useRoomEdit();
  return (
    <DragDropProvider
      sensors={[PointerSensor]}
      // Its own announcements are English with raw ids, and it would make every row a button. Rows move by
      // keyboard with Alt and the arrows, and the room's own status region tells of moves.
      plugins={(defaults) => defaults.filter((plugin) => plugin !== Accessibility)}
      // Within a section the rows make way. Into another they must not: the row would be taken out of a list that
      // React believes to hold it. There the row whose place it takes is marked.
      onDragOver={(event) => {
        const { source, target } = event.operation;
        if (isSortable(source) && isSortable(target) && source.group !== target.group) event.preventDefault();
      }}
      onDragEnd={({ operation: { source, target, shape }, canceled }) => {
        if (canceled || !isSortable(source)) return;
        const isElsewhere = isSortable(target) && target.group !== source.group;
        const place = isElsewhere ? target : source;
        const middle = isElsewhere ? target.shape?.center.y : undefined;
        const isBelow = shape && middle !== undefined && shape.current.center.y > middle;
        const id = ElementId.safeParse(source.id);
        const sectionId = ElementId.safeParse(place.group);
        if (id.success && sectionId.success)
          edit.drop(id.data, sectionId.data, isBelow ? place.index + 1 : place.index);
      }}
    >
      {children}
    </DragDropProvider>
  );
}

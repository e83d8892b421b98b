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
      onDragEnd={({ operation: { source }, canceled }) => {
        if (canceled || !isSortable(source)) return;
        const id = ElementId.safeParse(source.id);
        const sectionId = ElementId.safeParse(source.group);
        if (id.success && sectionId.success) edit.drop(id.data, sectionId.data, source.index);
      }}
    >
      {children}
    </DragDropProvider>
  );
}

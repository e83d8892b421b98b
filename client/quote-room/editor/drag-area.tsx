import { Accessibility } from '@dnd-kit/dom';
import { DragDropProvider, PointerSensor } from '@dnd-kit/react';
import type { ReactNode } from 'react';
import { ElementId } from '#shared/ids.ts';
import { EscapeLetsGo } from '../../ui/escape-lets-go.tsx';
import { useRoomEdit } from '../use-room-edit.ts';

/** Where items and sections move by mouse; where one is let go, it is put in the document. */
export function DragArea({ children }: { children: ReactNode }) {
  const edit = useRoomEdit();
  return (
    <DragDropProvider
      sensors={[PointerSensor]}
      // Its own announcements are English with raw ids, and it would make every row a button. They move by
      // keyboard with Alt and the arrows, and the room's own status region tells of moves.
      plugins={(defaults) => defaults.filter((plugin) => plugin !== Accessibility)}
      // The rows stay where React has put them until the drop is in the document: moved by the library meanwhile,
      // they would be in lists that React believes not to hold them. The row it would go to is marked instead.
      onDragOver={(event) => event.preventDefault()}
      onDragEnd={({ operation: { source, target, shape }, canceled }) => {
        const [id, onto] = [source, target].map((of) => ElementId.safeParse(of?.id).data);
        if (canceled || !id || !onto || !shape || !target?.shape) return;
        if (source?.type === 'section') edit.dropSection(id, onto);
        else edit.drop(id, onto, shape.current.center.y < target.shape.center.y ? 'upper' : 'lower');
      }}
    >
      <EscapeLetsGo />
      {children}
    </DragDropProvider>
  );
}

import { Accessibility } from '@dnd-kit/dom';
import { DragDropProvider, PointerSensor, useDraggable, useDroppable } from '@dnd-kit/react';
import type { ReactNode } from 'react';
import { Stage } from '#shared/opportunity/stages.ts';
import { EscapeLetsGo } from '../ui/escape-lets-go.tsx';
import type { MovedDeal } from './moving.tsx';

interface BoardDragProps {
  onMove: (deal: MovedDeal, to: Stage) => void;
  children: ReactNode;
}

/** The columns between which cards are drawn by mouse. Letting one go asks; nothing moves by it alone. */
export function BoardDrag({ onMove, children }: BoardDragProps) {
  return (
    <DragDropProvider
      sensors={[PointerSensor]}
      // Its announcements are English with raw ids. Cards move by keyboard with Shift and the arrows.
      plugins={(defaults) => defaults.filter((plugin) => plugin !== Accessibility)}
      onDragEnd={({ operation: { source, target }, canceled }) => {
        const to = Stage.safeParse(target?.id).data;
        const deal = source?.data['deal'] as MovedDeal | undefined;
        if (!canceled && deal && to && to !== deal.stage) onMove(deal, to);
      }}
    >
      <EscapeLetsGo />
      {children}
    </DragDropProvider>
  );
}

/** A card that can be drawn; what in it can be pressed is pressed as ever. */
export function useCardDrag(deal: MovedDeal) {
  return useDraggable({ id: deal.opportunityId, data: { deal } });
}

/** A column that cards can be let go over. */
export function useColumnDrop(stage: Stage) {
  return useDroppable({ id: stage });
}

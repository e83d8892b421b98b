import { useRoom } from '../room-context.ts';
import type { FigureRowsProps } from './figure-rows.tsx';
import { OtherFigures } from './other-figures.tsx';
import { QuoteDiscountField } from './quote-discount-field.tsx';

/** The other figures of the room, where its seller also sets the discount on the quote. */
export function RoomFigures({ onGo }: FigureRowsProps) {
  const { mode } = useRoom();
  return <OtherFigures onGo={onGo} discountField={mode === 'build' && <QuoteDiscountField />} />;
}

import { FigureRows, type FigureRowsProps } from './figure-rows.tsx';
import { OtherFigures } from './other-figures.tsx';

/** For a page that is about the figures, and for one where they bind. */
export function AllFigures({ onGo }: FigureRowsProps) {
  return (
    <div>
      <FigureRows onGo={onGo} />
      <OtherFigures onGo={onGo} />
    </div>
  );
}

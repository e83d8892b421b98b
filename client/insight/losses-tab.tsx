import filters from './filters.module.css';
import { LossesPanel } from './losses-panel.tsx';
import { RowsPanel } from './rows-panel.tsx';

/** What was lost, and what came back. */
export default function LossesTab() {
  return (
    <div className={filters['stack']}>
      <LossesPanel />
      <RowsPanel views={['losses']} />
    </div>
  );
}

import filters from './filters.module.css';
import { LossesPanel } from './losses-panel.tsx';
import { OutcomesPanel } from './outcomes-panel.tsx';
import { RowsPanel } from './rows-panel.tsx';

/** What was decided when, what was lost, and what came back. */
export default function LossesTab() {
  return (
    <div className={filters['stack']}>
      <OutcomesPanel />
      <RowsPanel views={['outcomes']} />
      <LossesPanel />
      <RowsPanel views={['losses']} />
    </div>
  );
}

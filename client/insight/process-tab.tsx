import { CoDesignPanel } from './co-design-panel.tsx';
import filters from './filters.module.css';
import { FlowPanel } from './flow-panel.tsx';
import { GatePanel } from './gate-panel.tsx';
import styles from './insight.module.css';
import { RowsPanel } from './rows-panel.tsx';

/** How deals go from stage to stage. */
export default function ProcessTab() {
  return (
    <div className={filters['stack']}>
      <FlowPanel />
      <RowsPanel views={['flow']} />
      <div className={styles['panels']}>
        <CoDesignPanel />
        <GatePanel />
      </div>
      <RowsPanel views={['co-design', 'gate']} />
    </div>
  );
}

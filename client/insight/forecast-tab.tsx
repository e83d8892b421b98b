import filters from './filters.module.css';
import { ForecastPanel } from './forecast-panel.tsx';
import { HygienePanel } from './hygiene-panel.tsx';
import styles from './insight.module.css';
import { RowsPanel } from './rows-panel.tsx';
import { YesPanel } from './yes-panel.tsx';

/** What is open: what it may come to beside who is expected to say yes, and what has to be looked at in it. */
export default function ForecastTab() {
  return (
    <div className={filters['stack']}>
      <div className={styles['panels']}>
        <ForecastPanel />
        <div className={styles['beside']}>
          <YesPanel />
        </div>
        <HygienePanel />
      </div>
      <RowsPanel views={['forecast', 'hygiene']} />
    </div>
  );
}

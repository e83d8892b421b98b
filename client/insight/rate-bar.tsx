import type { Rate } from '#shared/protocol/insight-api.ts';
import styles from './insight.module.css';

/** A rate as a bar with its interval as a line; empty under five. The figure beside it says the same. */
export function RateBar({ rate: { share, low, high } }: { rate: Rate }) {
  if (share === null || low === null || high === null) return null;
  return (
    <span className={styles['rateBar']} aria-hidden="true">
      <i className={styles['chosen']} style={{ width: `${share * 100}%` }} />
      <b style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
    </span>
  );
}

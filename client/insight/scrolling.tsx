import type { ReactNode } from 'react';
import styles from './insight.module.css';

/** What may be wider than its panel: it scrolls sideways, by keyboard too. */
export function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className={styles['scroll']} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

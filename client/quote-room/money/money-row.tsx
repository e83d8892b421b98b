import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import styles from './money-row.module.css';

interface MoneyRowProps {
  label: string;
  figure: ReactNode;
  /** What matters less than the other figures. */
  isSoft?: boolean;
  /** The first row of another kind of figure. */
  isRuled?: boolean;
  /** What the figure is made of. */
  children: ReactNode;
}

/** A figure of the totals that says where it comes from when it is opened. */
export function MoneyRow({ label, figure, isSoft = false, isRuled = false, children }: MoneyRowProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const classes = [styles['row'], isSoft && styles['soft'], isRuled && styles['ruled']];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <dt>
        <button
          type="button"
          className={styles['opener']}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {label}
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
      </dt>
      <dd className={`${styles['figure']} num`}>{figure}</dd>
      {isOpen && (
        <dd id={id} className={styles['explained']}>
          {children}
        </dd>
      )}
    </div>
  );
}

export interface Part {
  readonly label: string;
  readonly figure: string;
  /** A sum of those above it. */
  readonly isSum?: boolean;
  /** How the figure is worked out. */
  readonly told?: string;
}

/** What a figure is made of, line by line, as it is added up. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  return (
    <dl className={styles['parts']}>
      {parts.map(({ label, figure, isSum, told }) => (
        <div key={label} className={isSum ? styles['sum'] : ''}>
          <dt>{label}</dt>
          <dd className="num">{figure}</dd>
          {told && <dd className={styles['told']}>{told}</dd>}
        </div>
      ))}
    </dl>
  );
}

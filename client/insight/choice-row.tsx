import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import type { ComponentInsight } from '#shared/protocol/views.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { Evidence } from './evidence.tsx';
import styles from './insight.module.css';
import type { ChoiceRow as Row } from './insight-model.ts';
import type { View } from './insight-search.ts';
import { RateText } from './rate-text.tsx';

interface ChoiceRowProps {
  row: Row;
  view: View;
  columnCount: number;
  open: boolean;
  onToggle: () => void;
}

/** One component: its name opens the quotes and moments that its figures are counted from. */
export function ChoiceRow({ row, view, columnCount, open, onToggle }: ChoiceRowProps) {
  const { component, chosen, deselected } = row;
  const evidenceId = useId();
  const opener = useRef<HTMLButtonElement>(null);
  // Whoever opened it from another panel is taken to it.
  useEffect(() => {
    if (open) opener.current?.focus();
  }, [open]);
  const rates = (
    <>
      <td className={`num ${styles['right']} ${styles['strong']}`}>
        <RateText rate={chosen} count={component.chosen} of={component.offered} isWhole />
      </td>
      <td className={`num ${styles['right']}`}>
        <RateText rate={deselected} count={component.deselected} of={component.offered} isWhole />
      </td>
    </>
  );
  return (
    <>
      <tr className={`${styles['row']} ${open ? styles['open'] : ''}`}>
        <th scope="row">
          <button
            ref={opener}
            type="button"
            className={styles['opener']}
            aria-expanded={open}
            aria-controls={open ? evidenceId : undefined}
            onClick={onToggle}
          >
            <IconChevronRight size={14} stroke={2} aria-hidden />
            <ComponentName component={component} />
          </button>
        </th>
        {view === 'bars' ? (
          <>
            <td className={styles['barColumn']}>
              <Bar bar={row.bar} />
            </td>
            {rates}
          </>
        ) : (
          <>
            <td className={`num ${styles['right']}`}>{component.offered}</td>
            {rates}
            <td className={`num ${styles['right']}`}>{component.neverSelected}</td>
            <td className={`num ${styles['right']}`}>{component.readded}</td>
          </>
        )}
      </tr>
      {open && (
        <tr id={evidenceId} className={styles['evidenceRow']}>
          <td colSpan={columnCount}>
            <Evidence component={component} />
          </td>
        </tr>
      )}
    </>
  );
}

/** The title, with its period where the same component could also be a one-off. */
export function ComponentName({ component }: { component: ComponentInsight }) {
  const { t } = useTranslation('ui');
  return (
    <span>
      {component.title}
      {component.period !== 'once' && (
        <span className={styles['period']}>{t(`period.${component.period}`)}</span>
      )}
    </span>
  );
}

/** The figures beside it say the same; to a screen reader the bar is silent. */
function Bar({ bar }: { bar: Row['bar'] }) {
  return (
    <span className={styles['bar']} aria-hidden="true">
      {(['chosen', 'deselected', 'never'] as const)
        .filter((part) => bar[part] > 0)
        .map((part) => (
          <i key={part} className={styles[part]} style={{ width: `${bar[part]}%` }} />
        ))}
    </span>
  );
}

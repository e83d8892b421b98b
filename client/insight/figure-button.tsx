import type { CaseView } from '#shared/insight/case-views.ts';
import type { Rate } from '#shared/protocol/insight-api.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { intervalOf, percentOf } from './figures.ts';
import styles from './insight.module.css';
import { RateBar } from './rate-bar.tsx';
import { useInsightSearch } from './use-insight-search.ts';

interface FigureButtonProps {
  view: CaseView;
  cell: string;
  /** What the figure is of, for those who hear it alone. */
  label: string;
  title?: string;
  children: string;
}

/** A figure that opens to its rows, under the panel it stands in; pressed again, they close. */
export function FigureButton({ view, cell, label, title, children }: FigureButtonProps) {
  const { search, change } = useInsightSearch();
  const name = `${view} ${cell}`;
  const isOpen = search.rows === name;
  return (
    <button
      type="button"
      className={`num ${styles['figure']}`}
      aria-label={`${label}: ${children}`}
      aria-expanded={isOpen}
      title={title}
      onClick={() => change({ rows: isOpen ? undefined : name })}
    >
      {children}
    </button>
  );
}

/** A rate in the fewest characters, with its interval behind it; opens to the cases that it is a share of. */
export function RateButton({ view, rate, label }: { view: CaseView; rate: Rate; label: string }) {
  const { t } = useTranslation('insight');
  const { cell, k, n, share } = rate;
  const words =
    share !== null
      ? t('rate.percent', { percent: percentOf(share) })
      : n === 0
        ? '–'
        : t('rate.count', { count: k, of: n });
  return (
    <FigureButton view={view} cell={cell} label={label} title={intervalWords(t, rate)}>
      {words}
    </FigureButton>
  );
}

/** A rate for a column of them: the figure, how sure it is as a line on a bar, and the same in small words (I-40). */
export function RateFigure(of: { view: CaseView; rate: Rate; label: string }) {
  return (
    <>
      <RateButton {...of} />
      <RateBar rate={of.rate} />
      <RateSure rate={of.rate} />
    </>
  );
}

/** Its interval and its n in the fewest words; a count says all of it by itself. */
export function RateSure({ rate }: { rate: Rate }) {
  const { t } = useTranslation('insight');
  const interval = intervalOf(rate);
  return interval && <span className={styles['sure']}>{t('rate.between', { ...interval, of: rate.n })}</span>;
}

/** How sure the rate is, in words. */
export function RateNote({ rate }: { rate: Rate }) {
  const { t } = useTranslation('insight');
  return <>{intervalWords(t, rate)}</>;
}

type Translate = ReturnType<typeof useTranslation<'insight'>>['t'];

function intervalWords(t: Translate, rate: Rate): string {
  const { k, n } = rate;
  const interval = intervalOf(rate);
  return interval ? t('rate.of', { count: k, of: n, ...interval }) : t('rate.few', { count: k, of: n });
}

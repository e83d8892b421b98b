import { IconPlus } from '@tabler/icons-react';
import type { Adjustment } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import notes from '../fields/notes.module.css';
import { useFigures } from '../use-figures.ts';
import { withItem, withTaken, withTitle } from './adjustment-edits.ts';
import { AdjustmentRow } from './adjustment-row.tsx';
import styles from './adjustments.module.css';
import { Fold } from './fold.tsx';
import { IssueNotes } from './issue-notes.tsx';
import type { PanelProps } from './panel.ts';
import { useIssues } from './use-issues.ts';

/** The most discounts and charges that a component may have. */
const most = 10;
const kinds = ['discount', 'charge'] as const;

/** What is taken off the component's price and put on it, and what that comes after. */
export function AdjustmentsPanel({ component, onPatch }: PanelProps) {
  const { t } = useTranslation('quoteRoom');
  const { money, signed, perPeriod } = useFigures();
  const priced = useSession((session) => session.priced.components[component.id]);
  const issues = useIssues(component.id).filter(({ field }) => field === 'adjustments');
  const { id, adjustments } = component;
  const replace = (index: number, next: Adjustment | null) =>
    onPatch({ adjustments: withItem(adjustments, index, next) });
  const told = adjustments.map(({ kind }, index) => {
    const amount = priced?.adjustments[index]?.amount ?? 0;
    return signed(kind === 'discount' ? -amount : amount);
  });

  return (
    <Fold
      title={t('offer.adjust.title')}
      summary={told.join(', ') || t('offer.none')}
      isWrong={issues.length > 0}
    >
      {adjustments.length > 0 && (
        <div className={styles['list']}>
          {adjustments.map((adjustment, index) => (
            <AdjustmentRow
              // biome-ignore lint/suspicious/noArrayIndexKey: an adjustment is known by its place alone.
              key={index}
              element={id}
              field={`adjustments.${index}`}
              number={index + 1}
              adjustment={adjustment}
              amount={told[index] ?? null}
              onTitle={(title) => replace(index, withTitle(adjustment, title))}
              onTaken={(taken) => replace(index, withTaken(adjustment, taken))}
              onRemove={() => replace(index, null)}
            />
          ))}
        </div>
      )}
      {adjustments.length < most && (
        <div className={styles['add']}>
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              className={`${controls['button']} ${controls['quiet']}`}
              onClick={() => onPatch({ adjustments: [...adjustments, { kind, percent: '10' }] })}
            >
              <IconPlus size={15} stroke={1.75} aria-hidden />
              {t(`offer.adjust.add.${kind}`)}
            </button>
          ))}
        </div>
      )}
      <p className={`${notes['hint']} ${notes['told']}`}>
        {priced && adjustments.length > 0
          ? t('offer.adjust.order', {
              gross: money(priced.gross),
              net: perPeriod(priced.net, priced.period),
            })
          : t('offer.adjust.orderOfNone')}
      </p>
      <IssueNotes issues={issues} />
    </Fold>
  );
}

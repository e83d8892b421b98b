import { IconPlus } from '@tabler/icons-react';
import { componentDefaults, pricePeriods, type QuoteAdjustment } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import notes from '../fields/notes.module.css';
import { SelectField } from '../fields/select-field.tsx';
import { useFigures } from '../use-figures.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { withItem, withTakenOfQuote } from './adjustment-edits.ts';
import { AdjustmentRow } from './adjustment-row.tsx';
import styles from './adjustments.module.css';
import { Fold } from './fold.tsx';
import { IssueNotes } from './issue-notes.tsx';
import { useIssues } from './use-issues.ts';
import { VatFields } from './vat-fields.tsx';

/** The most that a quote may have. */
const most = 20;
const kinds = ['charge', 'discount'] as const;

/** Freight, fees and the like: charges and discounts of the whole quote with a VAT rate of their own. */
export function QuoteChargesPanel() {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { signed } = useFigures();
  const adjustments = useSession((session) => session.content.terms.quoteAdjustments);
  const stacking = useSession((session) => session.priced.stacking);
  const issues = useIssues(null).filter(({ field }) => field === 'quoteAdjustments');
  const priced = stacking.find((step) => step.step === 'quote-adjustments')?.adjustments ?? [];
  const told = priced.map(({ kind, amount }) => signed(kind === 'discount' ? -amount : amount));
  const set = (next: QuoteAdjustment[]) => edit.setTerm('quoteAdjustments', next);
  const replace = (index: number, next: QuoteAdjustment | null) => set(withItem(adjustments, index, next));
  const add = (kind: QuoteAdjustment['kind']) =>
    set([
      ...adjustments,
      {
        kind,
        title: t(`offer.adjust.${kind}`),
        amount: '0',
        pricePeriod: 'once',
        vat: componentDefaults.vat,
      },
    ]);

  return (
    <Fold
      title={t('offer.charges.title')}
      summary={told.join(', ') || t('offer.none')}
      isWrong={issues.length > 0}
      holds={['quoteAdjustments']}
    >
      <p className={notes['hint']}>{t('offer.charges.hint')}</p>
      {adjustments.length > 0 && (
        <div className={styles['list']}>
          {adjustments.map((adjustment, index) => (
            <AdjustmentRow
              // biome-ignore lint/suspicious/noArrayIndexKey: an adjustment is known by its place alone.
              key={index}
              element="terms"
              field={`quoteAdjustments.${index}`}
              number={index + 1}
              adjustment={adjustment}
              amount={told[index] ?? null}
              onTitle={(title) =>
                replace(index, { ...adjustment, title: title || t(`offer.adjust.${adjustment.kind}`) })
              }
              onTaken={(taken) => replace(index, withTakenOfQuote(adjustment, taken))}
              onRemove={() => replace(index, null)}
            >
              <div className={styles['extra']}>
                <SelectField
                  label={t('details.period')}
                  value={adjustment.pricePeriod}
                  options={pricePeriods.map((period) => ({ value: period, label: t(`period.${period}`) }))}
                  onChange={(pricePeriod) => replace(index, { ...adjustment, pricePeriod })}
                />
                <VatFields
                  element="terms"
                  vat={adjustment.vat}
                  onChange={(vat) => replace(index, { ...adjustment, vat })}
                />
              </div>
            </AdjustmentRow>
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
              onClick={() => add(kind)}
            >
              <IconPlus size={15} stroke={1.75} aria-hidden />
              {t(`offer.adjust.add.${kind}`)}
            </button>
          ))}
        </div>
      )}
      <IssueNotes issues={issues} />
    </Fold>
  );
}

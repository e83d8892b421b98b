import type { QuoteDiscount } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { DetailNumber } from '../fields/detail-number.tsx';
import styles from '../fields/details.module.css';
import notes from '../fields/notes.module.css';
import { numberRules } from '../fields/number-rules.ts';
import { percentOrNull } from '../fields/percent.ts';
import { SelectField } from '../fields/select-field.tsx';
import { StackingList } from '../money/stacking-list.tsx';
import { useFigures } from '../use-figures.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { DetailDate } from './detail-date.tsx';
import { Fold } from './fold.tsx';
import { IssueNotes } from './issue-notes.tsx';
import { useIssues } from './use-issues.ts';

type Unit = 'percent' | 'amount';
const fields = ['quoteDiscount', 'quoteDiscountUntil'];

/** What is taken off the whole quote, until when, and where in the order of things that happens. */
export function QuoteDiscountPanel() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const edit = useRoomEdit();
  const { sign, percent, unitPrice, money } = useFigures();
  const { quoteDiscount, quoteDiscountUntil } = useSession((session) => session.content.terms);
  const lapsing = useSession((session) => session.priced.lapsingDiscount);
  const issues = useIssues(null).filter(({ field }) => fields.includes(field ?? ''));
  const isAmount = quoteDiscount !== null && 'amount' in quoteDiscount;
  const value = quoteDiscount && ('percent' in quoteDiscount ? quoteDiscount.percent : quoteDiscount.amount);
  const taken = value === null ? null : isAmount ? unitPrice(value) : percent(value);
  const until =
    quoteDiscountUntil && t('offer.discount.until', { day: longDay(quoteDiscountUntil, language) });
  const set = (text: string | null, unit: Unit) =>
    edit.setTerm('quoteDiscount', discountOf(text, unit, quoteDiscount));

  return (
    <Fold
      title={t('offer.discount.title')}
      summary={taken === null ? t('offer.none') : [taken, until].filter(Boolean).join(' ')}
      isWrong={issues.length > 0}
      holds={fields}
    >
      <div className={styles['fields']}>
        <DetailNumber
          element="terms"
          field="quoteDiscount.value"
          label={t('offer.discount.value')}
          placeholder="0"
          value={value}
          rule={isAmount ? numberRules.amount : numberRules.percent}
          onCommit={(text) => set(text, isAmount ? 'amount' : 'percent')}
        />
        <SelectField<Unit>
          label={t('offer.discount.unit')}
          value={isAmount ? 'amount' : 'percent'}
          options={[
            { value: 'percent', label: '%' },
            { value: 'amount', label: sign },
          ]}
          onChange={(unit) => set(value ?? '0', unit)}
        />
        <DetailDate
          element="terms"
          field="quoteDiscountUntil"
          label={t('offer.discount.lastDay')}
          value={quoteDiscountUntil}
          hint={t('offer.discount.lastDayHint')}
          onCommit={(day) => edit.setTerm('quoteDiscountUntil', day)}
        />
      </div>
      {/* Always one line, so that nothing below moves away from under a press when the date is left. */}
      <p className={`${notes['hint']} ${notes['told']}`}>
        {lapsing
          ? t(lapsing.hasLapsed ? 'offer.discount.lapsed' : 'offer.discount.lapses', {
              day: longDay(lapsing.until, language),
              amount: money(lapsing.after.firstYear.net),
            })
          : t('offer.discount.stands')}
      </p>
      <div>
        <p className={notes['hint']}>{t('offer.discount.order')}</p>
        <StackingList />
      </div>
      <IssueNotes issues={issues} />
    </Fold>
  );
}

/** An amount of zero stays: somebody who just chose to state an amount has yet to type it. */
function discountOf(text: string | null, unit: Unit, before: QuoteDiscount | null): QuoteDiscount | null {
  if (text === null) return null;
  if (unit === 'amount') return { amount: text };
  const isSwitch = before !== null && 'amount' in before;
  const percent = isSwitch && Number(text) > 100 ? null : percentOrNull(text);
  return percent === null ? null : { percent };
}

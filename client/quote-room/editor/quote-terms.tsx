import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { DetailNumber } from '../fields/detail-number.tsx';
import { numberRules } from '../fields/number-rules.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { MoneyTermsPanel } from './money-terms-panel.tsx';
import { QuoteChargesPanel } from './quote-charges-panel.tsx';
import { QuoteDiscountPanel } from './quote-discount-panel.tsx';
import styles from './quote-terms.module.css';

/** For the seller: what is counted with in the whole quote. */
export function QuoteTerms() {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const termMonths = useSession((session) => session.content.terms.termMonths);
  const paymentDays = useSession((session) => session.content.terms.paymentDays);
  return (
    <fieldset className={styles['terms']} aria-label={t('offer.terms')}>
      <div className={styles['figures']}>
        <DetailNumber
          element="terms"
          field="termMonths"
          label={t('paper.termMonths')}
          value={String(termMonths)}
          rule={numberRules.termMonths}
          onCommit={(value) => value !== null && edit.setTerm('termMonths', Number(value))}
        />
        <DetailNumber
          element="terms"
          field="paymentDays"
          label={t('paper.paymentDays')}
          value={String(paymentDays)}
          rule={numberRules.paymentDays}
          onCommit={(value) => value !== null && edit.setTerm('paymentDays', Number(value))}
        />
      </div>
      <QuoteDiscountPanel />
      <QuoteChargesPanel />
      <MoneyTermsPanel />
    </fieldset>
  );
}

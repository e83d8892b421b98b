import { useTranslation } from 'react-i18next';
import { useSession } from '../sync/use-session.ts';
import { DetailNumber } from './detail-number.tsx';
import { numberRules } from './number-rules.ts';
import styles from './paper.module.css';
import paperText from './paper-text.module.css';
import { PaperText } from './paper-text.tsx';
import { useRoom } from './room-context.ts';
import { useRoomEdit } from './use-room-edit.ts';

/** What holds for the whole quote: the terms in words, and the two figures in them that are counted with. */
export function PaperTerms() {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const termMonths = useSession((session) => session.content.terms.termMonths);
  const paymentDays = useSession((session) => session.content.terms.paymentDays);
  return (
    <div className={styles['line']}>
      <section className={`${styles['on']} ${paperText['terms']}`} aria-label={t('paper.terms')}>
        <h2>{t('paper.terms')}</h2>
        <PaperText id="terms" label={t('paper.terms')} className={paperText['termsText']} />
        {mode === 'build' && (
          <div className={paperText['termsFigures']}>
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
        )}
      </section>
    </div>
  );
}

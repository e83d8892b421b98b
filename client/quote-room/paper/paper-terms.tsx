import { ProposalsHere } from '../../negotiation/proposals-here.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRoom } from '../room-context.ts';
import { useSellerParts } from '../seller-parts.ts';
import styles from './paper.module.css';
import paperText from './paper-text.module.css';
import { PaperText } from './paper-text.tsx';

/** What holds for the whole quote: the terms in words, and for the seller what is counted with. */
export function PaperTerms() {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const seller = useSellerParts();
  return (
    <div className={styles['line']}>
      <section className={`${styles['on']} ${paperText['terms']}`} aria-label={t('paper.terms')}>
        <h2>{t('paper.terms')}</h2>
        <PaperText id="terms" label={t('paper.terms')} className={paperText['termsText']} />
        {seller && mode === 'build' && <seller.QuoteTerms />}
        <ProposalsHere element={null} title={t('paper.terms')} />
      </section>
    </div>
  );
}

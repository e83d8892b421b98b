import { IconLock } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { shortCompany } from '../names.ts';
import { usePresence } from '../people/use-presence.ts';
import { useRoom } from '../room-context.ts';
import { useSellerParts } from '../seller-parts.ts';
import { useFigures } from '../use-figures.ts';
import styles from './paper.module.css';
import { PaperHead } from './paper-head.tsx';
import { PaperSections } from './paper-sections.tsx';
import { PaperTerms } from './paper-terms.tsx';
import row from './row.module.css';

/** Components. More rows than this are painted only where they are in sight. */
const shortPaper = 40;

/** The paper: exactly what the customer sees. Beside it, for sellers, what is off it. */
export function Paper() {
  const { t } = useTranslation('quoteRoom');
  const { side, lane, quote } = useRoom();
  const { isInclVat } = useFigures();
  const isLong = useSession((session) => session.content.components.length > shortPaper);
  const presence = usePresence();
  const DragArea = useSellerParts()?.DragArea ?? Fragment;

  const classes = [
    styles['sheet'],
    lane ? styles['laned'] : styles['unlaned'],
    side === 'buyer' ? `${styles['wide']} ${row['roomy']}` : '',
    isLong ? row['long'] : '',
  ];
  return (
    <article
      id="paper"
      tabIndex={-1}
      className={classes.filter(Boolean).join(' ')}
      aria-label={t('paper.label')}
      {...presence}
    >
      <div className={styles['line']}>
        <PaperHead />
        {lane && (
          <div className={`${styles['off']} ${styles['offTop']}`}>
            <span className={styles['offHead']}>
              <IconLock size={14} stroke={1.75} aria-hidden />
              {t('priv.only', { seller: shortCompany(quote.seller.name) })}
            </span>
            <span className={styles['offWide']}>{t('priv.off')}</span>
          </div>
        )}
      </div>
      <div className={styles['line']}>
        <div className={`${styles['on']} ${styles['columns']}`} aria-hidden>
          <span>{t('paper.columns.component')}</span>
          <span>{t('paper.columns.quantity')}</span>
          <span>{t(isInclVat ? 'paper.columns.priceExcl' : 'paper.columns.price')}</span>
          <span>{t(isInclVat ? 'paper.columns.amountIncl' : 'paper.columns.amount')}</span>
        </div>
        {lane && (
          <div className={styles['off']}>
            <span>{t('priv.column')}</span>
          </div>
        )}
      </div>
      <DragArea>
        <PaperSections />
      </DragArea>
      <PaperTerms />
    </article>
  );
}

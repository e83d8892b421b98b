import { IconLock, IconPlus } from '@tabler/icons-react';
import { Fragment, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../sync/use-session.ts';
import controls from './controls.module.css';
import { shortCompany } from './names.ts';
import styles from './paper.module.css';
import { PaperHead } from './paper-head.tsx';
import { PaperTerms } from './paper-terms.tsx';
import { outlineOf } from './quote-outline.ts';
import { useRoom } from './room-context.ts';
import row from './row.module.css';
import { SectionBlock } from './section-block.tsx';
import { useSellerParts } from './seller-parts.ts';
import { useRoomEdit } from './use-room-edit.ts';

/** The paper: exactly what the customer sees. Beside it, for sellers, what is off it. */
export function Paper() {
  const { t } = useTranslation('quoteRoom');
  const { mode, side, lane, quote } = useRoom();
  const edit = useRoomEdit();
  const DragArea = useSellerParts()?.DragArea ?? Fragment;
  const content = useSession((session) => session.content);
  const priced = useSession((session) => session.priced);
  const outline = useMemo(() => outlineOf(content), [content]);
  const shown = mode === 'build' ? outline : outline.filter(({ section }) => section !== null);

  const classes = [
    styles['sheet'],
    lane ? styles['laned'] : styles['unlaned'],
    side === 'buyer' ? `${styles['wide']} ${row['roomy']}` : '',
  ];
  return (
    <article
      id="paper"
      tabIndex={-1}
      className={classes.filter(Boolean).join(' ')}
      aria-label={t('paper.label')}
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
          <span>{t('paper.columns.price')}</span>
          <span>{t('paper.columns.amount')}</span>
        </div>
        {lane && (
          <div className={styles['off']}>
            <span>{t('priv.column')}</span>
          </div>
        )}
      </div>
      <DragArea>
        {shown.map((section) => (
          <SectionBlock
            key={section.section?.id ?? 'strays'}
            outline={section}
            priced={priced}
            picks={content.picks}
          />
        ))}
      </DragArea>
      {shown.length === 0 && (
        <div className={`${styles['line']} ${styles['emptyPaper']}`}>
          <div>
            <b>{t('section.emptyPaperTitle')}</b>
            {mode === 'build' && <p>{t('section.emptyPaperText')}</p>}
            {mode === 'build' && (
              <button type="button" className={controls['button']} onClick={() => edit.addSection()}>
                <IconPlus size={15} stroke={1.75} aria-hidden />
                {t('desk.section')}
              </button>
            )}
          </div>
        </div>
      )}
      <PaperTerms />
    </article>
  );
}

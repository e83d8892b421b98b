import { useMainElement } from '../ui/inside-main.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './skeleton.module.css';
import { useDelayed } from './use-delayed.ts';

/** A fast answer shows nothing first. */
const shownAfterMs = 200;
const rows = ['a', 'b', 'c', 'd', 'e'] as const;

/** The shape of the paper while the quote is on its way. */
export function RoomSkeleton() {
  const { t } = useTranslation('quoteRoom');
  const isShown = useDelayed(true, shownAfterMs);
  const Main = useMainElement();
  return (
    <Main className={styles['room']}>
      <h1 className="visually-hidden">{t('loading')}</h1>
      <div role="status" aria-busy="true" aria-label={t('loading')}>
        {isShown && (
          <div className={styles['sheet']} aria-hidden>
            <i className={styles['title']} />
            <i className={styles['lead']} />
            {rows.map((row) => (
              <div key={row} className={styles['row']}>
                <i className={styles['box']} />
                <span>
                  <i className={styles['name']} />
                  <i className={styles['text']} />
                </span>
                <i className={styles['amount']} />
              </div>
            ))}
          </div>
        )}
      </div>
    </Main>
  );
}

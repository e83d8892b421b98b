import { useTranslation } from '../ui/use-translation.ts';
import styles from './room.module.css';

/** For those who come by the keyboard: past the bar, to the quote or to what it comes to. */
export function SkipLinks() {
  const { t } = useTranslation('quoteRoom');
  return (
    <div className={styles['skip']}>
      <a href="#paper">{t('paper.skip')}</a>
      <a href="#totals">{t('paper.skipTotal')}</a>
    </div>
  );
}

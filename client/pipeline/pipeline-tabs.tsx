import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './board.module.css';

/** The two ways to look at what is under way. */
export function PipelineTabs() {
  const { t } = useTranslation('pipeline');
  return (
    <nav aria-label={t('tabs.label')} className={styles['tabs']}>
      <Link to="/pipeline/board" className={styles['tab'] ?? ''}>
        {t('tabs.board')}
      </Link>
      <Link
        to="/pipeline"
        activeOptions={{ exact: true, includeSearch: false }}
        className={styles['tab'] ?? ''}
      >
        {t('tabs.outstanding')}
      </Link>
    </nav>
  );
}

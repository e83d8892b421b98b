import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '../api/queries.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './insight.module.css';
import { useInsightSearch } from './use-insight-search.ts';

const most = 4;

/** The newest words of customers about what they left out; nothing where there are none. */
export function WordsList() {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const words = useQuery(query('insightWords', { query: filter }));
  const shown = words.data?.words.slice(0, most) ?? [];
  if (shown.length === 0) return null;
  return (
    <>
      <h3 className={styles['subtitle']}>{t('words.title')}</h3>
      <ul className={styles['words']}>
        {shown.map(({ quoteId, customerName, name, title, text, at }) => (
          <li key={`${quoteId} ${at}`}>
            <q>{text}</q>
            <p className={styles['note']}>
              {name},{' '}
              <Link to="/quotes/$quoteId" params={{ quoteId }} className="link">
                {customerName}
              </Link>
              {title !== '' && `, ${title}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

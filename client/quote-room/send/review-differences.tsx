import type { ContentDifference } from '#shared/protocol/views.ts';
import { valueAsText } from '../../sync/refused-as-text.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRefusedWords } from '../unsaved/use-refused-words.ts';
import styles from './send.module.css';

/** What became different between the review and the attempt to send. */
export function ReviewDifferences({ differences }: { differences: readonly ContentDifference[] }) {
  const { t } = useTranslation('quoteRoom');
  const words = useRefusedWords();
  return (
    <div className={styles['differences']} role="alert">
      <p>{t('send.changed')}</p>
      <ul>
        {differences.map(({ element, title, field, before, after }) => (
          <li key={`${element}.${field}`}>
            {t('send.changedItem', {
              title,
              field: words.fieldName(field),
              before: valueAsText(field, before, words),
              after: valueAsText(field, after, words),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

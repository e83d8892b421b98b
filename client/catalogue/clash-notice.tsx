import { Button } from '@mantine/core';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './drawer.module.css';
import { fieldWord } from './field-words.ts';
import type { ItemSaver } from './item-saver.ts';
import { useItemState } from './use-item-saver.ts';

/** Two have changed the same to something else: both values are shown, and nothing is saved before somebody chooses. */
export function ClashNotice({ saver }: { saver: ItemSaver }) {
  const { t } = useTranslation('catalogue');
  const { clashes, other } = useItemState(saver);
  return (
    <div role="alert" className={styles['clash']}>
      <p>{t('clash.title', { name: other ?? '' })}</p>
      <ul>
        {clashes.map(({ field, mine, theirs }) => (
          <li key={field}>
            {t('clash.field', {
              field: t(`field.${fieldWord(field)}`),
              mine: inWords(mine),
              theirs: inWords(theirs),
            })}
          </li>
        ))}
      </ul>
      <div className={styles['clashActions']}>
        <Button onClick={() => saver.settle('mine')}>{t('clash.mine')}</Button>
        <Button onClick={() => saver.settle('theirs')}>{t('clash.theirs')}</Button>
      </div>
    </div>
  );
}

/** Short values as they are; of lists and the like, how much there is. */
function inWords(value: unknown): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'string') return value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return Array.isArray(value) && value.every((line) => typeof line === 'string')
    ? value.join(', ')
    : JSON.stringify(value);
}

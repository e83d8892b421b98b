import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../ui/use-translation.ts';
import { WordsField } from '../ui/words-field.tsx';
import styles from './drawer.module.css';
import type { ItemFieldsProps } from './item-drawer.tsx';

const lists = ['included', 'notIncluded'] as const;
/** As the component's fields take them. */
const most = { lines: 50, length: 300 };

/** What is included and what is not, a line each; folded to how many there are. */
export function ListsFields({ values: { component }, onComponent }: ItemFieldsProps) {
  const { t } = useTranslation('catalogue');
  const [open, setOpen] = useState(false);
  return (
    <div className={styles['fold']}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <b>{t('field.lists')}</b>
        <span>
          {t('drawer.lines', {
            included: component.included.length,
            notIncluded: component.notIncluded.length,
          })}
        </span>
        <IconChevronRight size={16} stroke={1.75} aria-hidden />
      </button>
      {open &&
        lists.map((list) => (
          <WordsField
            key={list}
            label={t(`field.${list}`)}
            description={t('drawer.onePerLine')}
            value={component[list].join('\n')}
            maxLength={most.lines * (most.length + 1)}
            multiline
            onCommit={(text) => onComponent({ [list]: linesOf(text) })}
          />
        ))}
    </div>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, most.length))
    .filter((line) => line !== '')
    .slice(0, most.lines);
}

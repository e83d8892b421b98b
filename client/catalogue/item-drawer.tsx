import { ActionIcon, Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArchive, IconArchiveOff, IconArrowLeft, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import {
  type CatalogueValues,
  type OfferedComponent,
  OfferedComponent as schema,
} from '#shared/catalogue/catalogue-item.ts';
import type { CatalogueItemId } from '#shared/ids.ts';
import { presences } from '#shared/quote/quote.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { WordsField } from '../ui/words-field.tsx';
import { ClashNotice } from './clash-notice.tsx';
import styles from './drawer.module.css';
import type { ItemSaver } from './item-saver.ts';
import { ListsFields } from './lists-fields.tsx';
import { PriceFields } from './price-fields.tsx';
import { PriceTrialPart } from './price-trial.tsx';
import { PrivateFields } from './private-fields.tsx';
import { QuantityFields } from './quantity-fields.tsx';
import { useItemState } from './use-item-saver.ts';

interface ItemDrawerProps {
  saver: ItemSaver;
  /** In how many open quotes it stands. */
  openQuotes: number;
  /** Those in use, to choose from while typing. */
  categories: readonly string[];
  seller: string;
  /** Absent of one that is not in the catalogue yet. */
  itemId?: CatalogueItemId | undefined;
  isManager: boolean;
  onClose: () => void;
}

/** What every part of the drawer is given. */
export interface ItemFieldsProps {
  values: CatalogueValues;
  onComponent: (patch: Partial<OfferedComponent>) => void;
  onValues: (patch: Partial<CatalogueValues>) => void;
}

/** As in the style sheet. */
const alone = '(max-width: 1099.98px)';

const limits = { title: 200, description: 2_000, category: 120, articleNumber: 60 } as const;

/** An item, edited in place. It saves itself, and says so only once that is true. */
export function ItemDrawer({
  saver,
  openQuotes,
  categories,
  seller,
  itemId,
  isManager,
  onClose,
}: ItemDrawerProps) {
  const { t } = useTranslation('catalogue');
  const { values, saving, error, other } = useItemState(saver);
  const listId = useId();
  const { component } = values;
  const onValues = (patch: Partial<CatalogueValues>) => saver.change((now) => ({ ...now, ...patch }));
  const onComponent = (patch: Partial<OfferedComponent>) =>
    saver.change((now) => ({ ...now, component: schema.parse({ ...now.component, ...patch }) }));
  const parts = { values, onValues, onComponent };
  const title = component.title || t('drawer.untitled');
  // The list is hidden then, and the heading of the page with it.
  const isAlone = useMediaQuery(alone, false, { getInitialValueInEffect: false });
  return (
    <aside className={styles['drawer']} aria-label={title}>
      <header className={styles['head']}>
        <button type="button" className={styles['back']} onClick={onClose}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden />
          {t('title')}
        </button>
        {isAlone && <h1 className="visually-hidden">{t('title')}</h1>}
        <h2>{title}</h2>
        <span className={styles['state']} data-saving={saving} role="status">
          {t(`saving.${saving}`)}
        </span>
        <ActionIcon className={styles['close'] ?? ''} aria-label={t('drawer.close')} onClick={onClose}>
          <IconX size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </header>
      <div className={styles['body']}>
        {saving === 'failed' && <ProblemNotice error={error} onRetry={() => saver.retry()} />}
        {saving === 'clash' && <ClashNotice saver={saver} />}
        {saving === 'saved' && other !== null && (
          <p className={styles['told']}>{t('drawer.merged', { name: other })}</p>
        )}
        {openQuotes > 0 && <p className={styles['told']}>{t('use.keepPrice', { count: openQuotes })}</p>}
        {values.archived && <p className={styles['told']}>{t('drawer.archived')}</p>}
        <WordsField
          label={t('field.title')}
          value={component.title}
          maxLength={limits.title}
          autoFocus={saving === 'unnamed'}
          onCommit={(text) => onComponent({ title: text })}
        />
        <WordsField
          label={t('field.description')}
          value={component.description}
          maxLength={limits.description}
          multiline
          onCommit={(description) => onComponent({ description })}
        />
        <div className={styles['two']}>
          <WordsField
            label={t('field.category')}
            value={values.category}
            maxLength={limits.category}
            list={listId}
            onCommit={(category) => onValues({ category })}
          />
          <WordsField
            label={t('field.articleNumber')}
            value={values.articleNumber}
            maxLength={limits.articleNumber}
            onCommit={(articleNumber) => onValues({ articleNumber })}
          />
          <datalist id={listId}>
            {categories.map((category) => (
              <option key={category} value={category} />
            ))}
          </datalist>
        </div>
        <div className={styles['line']}>
          <span className={styles['label']} aria-hidden>
            {t('field.presence')}
          </span>
          <SegmentedControl
            aria-label={t('field.presence')}
            value={component.presence}
            data={presences.map((value) => ({ value, label: t(`presence.${value}`) }))}
            onChange={(presence) => onComponent({ presence })}
          />
        </div>
        {component.presence === 'optional' && (
          <Checkbox
            label={t('field.preselected')}
            checked={component.preselected}
            onChange={(event) => onComponent({ preselected: event.currentTarget.checked })}
          />
        )}
        <ListsFields {...parts} />
        <PriceFields {...parts} />
        {itemId !== undefined && <PriceTrialPart {...{ itemId, values, isManager }} />}
        <QuantityFields {...parts} />
      </div>
      <PrivateFields {...parts} seller={seller} />
      <footer className={styles['foot']}>
        <p>{t('drawer.keeps')}</p>
        {saving !== 'unnamed' && (
          <Button
            size="sm"
            leftSection={
              values.archived ? (
                <IconArchiveOff size={16} stroke={1.75} aria-hidden />
              ) : (
                <IconArchive size={16} stroke={1.75} aria-hidden />
              )
            }
            onClick={() => onValues({ archived: !values.archived })}
          >
            {t(values.archived ? 'drawer.restore' : 'drawer.archive')}
          </Button>
        )}
      </footer>
    </aside>
  );
}

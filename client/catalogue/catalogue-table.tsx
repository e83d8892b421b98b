import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useState } from 'react';
import type { CatalogueItem } from '#shared/catalogue/catalogue-item.ts';
import { itemFigures } from '#shared/catalogue/item-figures.ts';
import type { CatalogueUse } from '#shared/protocol/catalogue-api.ts';
import { RateText } from '../insight/rate-text.tsx';
import { rate } from '../insight/rates.ts';
import { Badge } from '../ui/badge.tsx';
import table from '../ui/table.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './catalogue.module.css';
import { priceWords, type UseByItem } from './catalogue-model.ts';
import type { CatalogueSearch, SortColumn } from './catalogue-search.ts';
import { marginWords } from './margin-words.ts';

interface CatalogueTableProps {
  /** `category` is `null` where what was found stands in one list. */
  groups: readonly { readonly category: string | null; readonly items: readonly CatalogueItem[] }[];
  search: CatalogueSearch;
  use: UseByItem;
}

/** A page draws so many rows by itself; the rest is asked for. */
const rowsAtFirst = 400;

/**
 * The items under their categories, each with what it costs and, off the paper, what is left of it; and how they do in
 * quotes.
 */
export function CatalogueTable({ groups, search, use }: CatalogueTableProps) {
  const { t } = useTranslation('catalogue');
  const [isWhole, setWhole] = useState(false);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return <p className={styles['nothing']}>{t('nothingFound')}</p>;
  const sortOf = (column: SortColumn) => (search.sort === column ? 'descending' : undefined);
  let left = isWhole ? count : rowsAtFirst;
  const drawn = groups.flatMap((group) => {
    const items = group.items.slice(0, left);
    left -= items.length;
    return items.length > 0 ? [{ ...group, items }] : [];
  });
  return (
    <div className={`card ${table['frame']}`}>
      <table className={`${table['table']} ${styles['table']}`}>
        <thead>
          <tr>
            <th scope="col">{t('column.component')}</th>
            <th scope="col">{t('column.billing')}</th>
            <th scope="col" className={table['right']}>
              {t('column.price')}
            </th>
            <th scope="col" aria-sort={sortOf('margin')} className={`${table['right']} ${styles['private']}`}>
              <span className={styles['locked']}>
                <IconLock size={13} stroke={1.75} aria-hidden />
                {t('column.margin')}
              </span>
            </th>
            <th scope="col" aria-sort={sortOf('kept')} className={table['right']} title={t('use.keptHelp')}>
              {t('column.kept')}
            </th>
            <th scope="col" aria-sort={sortOf('used')} className={table['right']} title={t('use.usedHelp')}>
              {t('column.used')}
            </th>
          </tr>
        </thead>
        {drawn.map(({ category, items }) => (
          <tbody key={category ?? ''}>
            {category !== null && (
              <tr>
                <th scope="rowgroup" colSpan={3} className={table['group']}>
                  {category || t('noCategory')}
                </th>
                <td className={styles['private']} />
                <td colSpan={2} />
              </tr>
            )}
            {items.map((item) => (
              <ItemRow
                key={item.id}
                item={item}
                use={use.get(item.id)}
                search={search}
                isOpen={search.item === item.id}
              />
            ))}
          </tbody>
        ))}
      </table>
      {!isWhole && count > rowsAtFirst && (
        <p className={styles['more']}>
          <Button onClick={() => setWhole(true)}>{t('showAll', { count })}</Button>
        </p>
      )}
    </div>
  );
}

interface ItemRowProps {
  item: CatalogueItem;
  use: CatalogueUse | undefined;
  search: CatalogueSearch;
  isOpen: boolean;
}

const ItemRow = memo(function ItemRow({ item: { id, values }, use, search, isOpen }: ItemRowProps) {
  const { t } = useTranslation('catalogue');
  const { t: tRoom } = useTranslation('quoteRoom');
  const { component, articleNumber, archived } = values;
  const isTiered = component.priceModel !== 'flat' && component.tiers.length > 1;
  const about = [isTiered && t('tiers', { count: component.tiers.length }), component.unit].filter(Boolean);
  return (
    <tr className={table['row']} data-open={isOpen || undefined}>
      <td>
        <Link
          to="/catalogue"
          search={{ ...search, item: id }}
          replace
          resetScroll={false}
          aria-current={isOpen ? 'true' : undefined}
          className={table['rowLink'] ?? ''}
        >
          {component.title || t('drawer.untitled')}
        </Link>
        <span className={table['second']}>
          {articleNumber} {archived && <Badge>{t('archived')}</Badge>}
        </span>
      </td>
      <td className={`${styles['quiet']} ${styles['billing']}`}>
        {tRoom(`period.${component.pricePeriod}`)}
      </td>
      <td className={`num ${table['right']} ${table['amount']}`}>
        {priceWords(values) ?? <span className={styles['quiet']}>{t('noPrice')}</span>}
        <span className={table['second']}>{about.join(', ')}</span>
      </td>
      <td className={`num ${table['right']} ${styles['private']}`}>
        {marginWords(itemFigures(values).marginPercent) ?? '–'}
      </td>
      <td className={`num ${table['right']}`}>
        <span className={styles['inRow']}>{t('column.kept')} </span>
        {use && use.offered > 0 ? (
          <RateText rate={rate(use.kept, use.offered)} count={use.kept} of={use.offered} />
        ) : (
          <span className={styles['quiet']}>–</span>
        )}
      </td>
      <td className={`num ${table['right']}`}>
        <span className={styles['inRow']}>{t('column.used')} </span>
        {use && use.openQuotes > 0 ? (
          t('use.quotes', { count: use.openQuotes })
        ) : (
          <span className={styles['quiet']}>–</span>
        )}
      </td>
    </tr>
  );
});

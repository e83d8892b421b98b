import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { ComponentInsight } from '#shared/protocol/views.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { ChoiceRow } from './choice-row.tsx';
import styles from './insight.module.css';
import { choiceRows, orders } from './insight-model.ts';
import { views } from './insight-search.ts';
import { Scrolling } from './scrolling.tsx';
import { useInsightSearch } from './use-insight-search.ts';

const barColumns = ['chosen', 'deselected'] as const;
const tableColumns = ['offered', 'chosen', 'deselected', 'neverSelected', 'cameBack'] as const;

/** Every component a customer could choose, as bars or as figures; a row opens to the quotes behind it. */
export function ChoicesPanel({ components }: { components: readonly ComponentInsight[] }) {
  const { t } = useTranslation('insight');
  const { search, change } = useInsightSearch();
  const { sort = 'deselected', view = 'bars' } = search;
  const columns = view === 'bars' ? barColumns : tableColumns;
  return (
    <section className={`card ${styles['panel']}`} aria-labelledby="choices-title">
      <header className={styles['head']}>
        <h2 id="choices-title">{t('choose.title')}</h2>
        <SegmentedControl
          aria-label={t('choose.view')}
          value={view}
          onChange={(value) => change({ view: value })}
          data={views.map((value) => ({ value, label: t(`choose.${value}`) }))}
        />
        <NativeSelect
          aria-label={t('choose.sort')}
          size="xs"
          value={sort}
          onChange={(event) => change({ sort: event.currentTarget.value })}
          data={orders.map((order) => ({ value: order, label: t(`choose.sortBy.${order}`) }))}
        />
      </header>
      <Scrolling label={t('choose.caption')}>
        <table className={`${styles['table']} ${view === 'bars' ? styles['barred'] : ''}`}>
          <caption className="visually-hidden">{t('choose.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('choose.component')}</th>
              {view === 'bars' && (
                <th scope="col" className={styles['barColumn']}>
                  {t('choose.share')}
                </th>
              )}
              {columns.map((column) => (
                <th key={column} scope="col" className={styles['right']}>
                  {t(`choose.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {choiceRows(components, sort).map((row) => {
              const open = search.component === row.component.key;
              return (
                <ChoiceRow
                  key={row.component.key}
                  row={row}
                  view={view}
                  columnCount={columns.length + (view === 'bars' ? 2 : 1)}
                  open={open}
                  onToggle={() => change({ component: open ? undefined : row.component.key })}
                />
              );
            })}
          </tbody>
        </table>
      </Scrolling>
      {view === 'bars' && <Legend />}
      <p className={styles['note']}>{t('choose.few')}</p>
    </section>
  );
}

function Legend() {
  const { t } = useTranslation('insight');
  return (
    <ul className={styles['legend']} aria-hidden="true">
      <li>
        <i className={styles['chosen']} />
        {t('choose.legendChosen')}
      </li>
      <li>
        <i className={styles['deselected']} />
        {t('choose.legendDeselected')}
      </li>
      <li>
        <i className={styles['never']} />
        {t('choose.legendNever')}
      </li>
    </ul>
  );
}

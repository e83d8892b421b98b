import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { CatalogueItem } from '#shared/catalogue/catalogue-item.ts';
import { pricePeriods } from '#shared/quote/quote.ts';
import { downloadCatalogue } from '../api/download.ts';
import { query } from '../api/queries.ts';
import { shortCompany } from '../quote-room/names.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { DownloadButton } from '../ui/download-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FindField } from '../ui/find-field.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './catalogue.module.css';
import { groupItems, shownItems, sortedItems } from './catalogue-model.ts';
import { type CatalogueSearch, newItem, sortColumns, validCatalogueSearch } from './catalogue-search.ts';
import { CatalogueTable } from './catalogue-table.tsx';
import { ItemDrawer } from './item-drawer.tsx';
import { useSavers } from './use-savers.ts';

/** What the organisation sells: the list, and beside it the one item that is open. */
export function CataloguePage() {
  const { t } = useTranslation('catalogue');
  const { t: tRoom } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { me } = useRouteContext({ from: '/workspace' });
  const search = useSearch({ from: '/workspace/catalogue' });
  const navigate = useNavigate();
  const catalogue = useQuery(query('listCatalogue', {}));
  const uses = useQuery(query('catalogueUse', {}));
  const use = useMemo(
    () => new Map((uses.data?.items ?? []).map((item) => [item.itemId as string, item])),
    [uses.data],
  );
  const all = catalogue.data?.items ?? [];
  const change = (wanted: { readonly [K in keyof CatalogueSearch]?: unknown }) =>
    void navigate({
      to: '/catalogue',
      search: validCatalogueSearch({ ...search, ...wanted }),
      replace: true,
      resetScroll: false,
    });
  const { opened, begin } = useSavers(all, search.item, (id) => change({ item: id }));
  const item = all.find(({ id }) => id === search.item);
  const saver = opened?.saver;
  // Its price may be drawn, or somebody else may have changed it.
  useEffect(() => {
    if (item) saver?.adopt(item);
  }, [item, saver]);
  const found = shownItems(all, search);
  const shown = search.sort === undefined ? found : sortedItems(found, search.sort, use);
  const isOneList = search.find !== undefined || search.sort !== undefined;
  const add = () => {
    begin();
    change({ item: newItem });
  };
  const addButton = (
    <Button variant="filled" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      {t('add')}
    </Button>
  );
  return (
    <div className={styles['layout']} data-open={opened !== null}>
      <div className={styles['list']}>
        <Page
          title={t('title')}
          actions={
            <>
              {all.length > 0 && (
                <DownloadButton
                  icon={<IconDownload size={16} stroke={1.75} aria-hidden />}
                  download={() => downloadCatalogue(language)}
                >
                  {t('export')}
                </DownloadButton>
              )}
              <ButtonLink
                to="/catalogue/import"
                leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />}
              >
                {t('import.open')}
              </ButtonLink>
              {addButton}
            </>
          }
        >
          {catalogue.isError && (
            <ProblemNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} />
          )}
          {catalogue.isPending && (
            <div className="card">
              <RowsSkeleton rows={8} />
            </div>
          )}
          {catalogue.data && all.length === 0 && (
            <div className="card">
              <EmptyState title={t('empty.title')} text={t('empty.text')} action={addButton} />
            </div>
          )}
          {all.length > 0 && (
            <>
              <div className={`filters ${styles['tools']}`}>
                <FindField
                  label={t('find')}
                  value={search.find ?? ''}
                  onChange={(find) => change({ find })}
                />
                <NativeSelect
                  aria-label={t('billing')}
                  value={search.billing ?? ''}
                  data={[
                    { value: '', label: t('billingAll') },
                    ...pricePeriods.map((value) => ({ value, label: tRoom(`period.${value}`) })),
                  ]}
                  onChange={(event) => change({ billing: event.currentTarget.value })}
                />
                <NativeSelect
                  aria-label={t('order.label')}
                  value={search.sort ?? ''}
                  data={[
                    { value: '', label: t('order.category') },
                    ...sortColumns.map((value) => ({ value, label: t(`order.${value}`) })),
                  ]}
                  onChange={(event) => change({ sort: event.currentTarget.value })}
                />
                {all.some(({ values }) => values.archived) && (
                  <Checkbox
                    label={t('showArchived')}
                    checked={search.archived ?? false}
                    onChange={(event) => change({ archived: event.currentTarget.checked })}
                  />
                )}
                <span className={styles['count']}>{t('count', { count: shown.length })}</span>
              </div>
              <CatalogueTable
                groups={isOneList ? [{ category: null, items: shown }] : groupItems(shown, language)}
                search={search}
                use={use}
              />
            </>
          )}
        </Page>
      </div>
      {opened && (
        <ItemDrawer
          key={opened.key}
          saver={opened.saver}
          openQuotes={use.get(search.item ?? '')?.openQuotes ?? 0}
          categories={categoriesOf(all)}
          itemId={item?.id}
          isManager={me.role !== 'seller'}
          seller={shortCompany(me.organisation.name)}
          onClose={() => change({ item: undefined })}
        />
      )}
    </div>
  );
}

const categoriesOf = (items: readonly CatalogueItem[]): string[] =>
  [...new Set(items.map(({ values }) => values.category))].filter(Boolean).sort();

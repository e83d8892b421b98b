import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouteContext } from '@tanstack/react-router';
import { addMonths } from '#shared/time.ts';
import { query } from '../api/queries.ts';
import { today } from '../ui/dates.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './filters.module.css';
import { useInsightSearch } from './use-insight-search.ts';

const periods = [3, 6, 12] as const;

interface FiltersProps {
  owners: readonly { readonly userId: string; readonly name: string }[];
}

/** Which cycles are looked at. All of it stands in the address. */
export function Filters({ owners }: FiltersProps) {
  const { t } = useTranslation('insight');
  const { search, change } = useInsightSearch();
  const templates = useQuery(query('listTemplates', {})).data?.templates ?? [];
  const { pipelines } = useRouteContext({ from: '/workspace' }).me.organisation;
  // Sections are taken into quotes; what a quote began from is a whole one.
  const whole = templates.filter(({ kind }) => kind === 'quote');
  const firstDay = (months: number) => addMonths(today(), -months);
  const months = periods.find((count) => search.to === undefined && search.from === firstDay(count));
  const isOther = months === undefined && (search.from ?? search.to) !== undefined;
  return (
    <div className={`filters ${styles['filters']}`}>
      <NativeSelect
        size="xs"
        aria-label={t('filter.period')}
        value={months ?? (isOther ? 'other' : 'all')}
        onChange={({ currentTarget: { value } }) => {
          const count = periods.find((one) => String(one) === value);
          change({ from: count && firstDay(count), to: undefined });
        }}
        data={[
          { value: 'all', label: t('filter.always') },
          ...periods.map((count) => ({ value: String(count), label: t('filter.months', { count }) })),
          ...(isOther
            ? [
                {
                  value: 'other',
                  label: t('filter.between', { from: search.from ?? '…', to: search.to ?? '…' }),
                },
              ]
            : []),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label={t('filter.owner')}
        value={search.owner ?? ''}
        onChange={({ currentTarget: { value } }) => change({ owner: value === '' ? undefined : value })}
        data={[
          { value: '', label: t('filter.everyone') },
          ...owners.map(({ userId, name }) => ({ value: userId, label: t('filter.of', { name }) })),
        ]}
      />
      {whole.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label={t('filter.template')}
          value={search.template ?? ''}
          onChange={({ currentTarget: { value } }) => change({ template: value === '' ? undefined : value })}
          data={[
            { value: '', label: t('filter.anyTemplate') },
            ...whole.map(({ id, name }) => ({ value: id, label: t('filter.from', { name }) })),
          ]}
        />
      )}
      {pipelines.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={t('filter.pipeline')}
          value={search.pipeline ?? ''}
          onChange={({ currentTarget: { value } }) => change({ pipeline: value === '' ? undefined : value })}
          data={[
            { value: '', label: t('filter.anyPipeline') },
            ...pipelines.map(({ id, name }) => ({ value: id, label: t('filter.by', { name }) })),
          ]}
        />
      )}
    </div>
  );
}

import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { QuoteStart } from '#shared/protocol/template-api.ts';
import type { QuoteSummary } from '#shared/protocol/views.ts';
import { query } from '../api/queries.ts';
import { FindField } from '../ui/find-field.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './new-quote.module.css';
import { useFewQuotes } from './use-quotes.ts';

/** So many quotes to choose from at once; words find any other. */
const most = 50;

interface Option {
  readonly value: string;
  readonly label: string;
  readonly start: QuoteStart;
}

/** What the quote begins with: nothing, a template, or a quote to some customer, the last one unless another is found. */
export function StartFields({ onChange }: { onChange: (start: QuoteStart | null) => void }) {
  const { t } = useTranslation('templates');
  const templates = useQuery(query('listTemplates', {}));
  const [words, setWords] = useState('');
  const quotes = useFewQuotes({ words, limit: most });
  const [chosen, setChosen] = useState<Option | null>(null);
  const ofTemplates = (templates.data?.templates ?? [])
    .filter(({ kind, archived }) => kind === 'quote' && !archived)
    .map(({ id, name }): Option => ({ value: id, label: name, start: { from: 'template', templateId: id } }));
  const found = firstOfEachCustomer(quotes.data?.quotes ?? []).map(
    ({ id, customerName, number }): Option => ({
      value: id,
      label: t('start.lastOf', { customer: customerName, number }),
      start: { from: 'quote', quoteId: id },
    }),
  );
  // What was chosen stays to be seen while something else is looked for.
  const isThere = chosen === null || [...ofTemplates, ...found].some(({ value }) => value === chosen.value);
  const ofQuotes = isThere ? found : [chosen, ...found];
  const options = [...ofTemplates, ...ofQuotes];
  if (words === '' && options.length === 0) return null;
  return (
    <fieldset className={`card ${styles['group']}`}>
      <legend className={styles['legend']}>{t('start.legend')}</legend>
      <FindField label={t('start.find')} value={words} onChange={setWords} className={styles['whole']} />
      <p role="status" className={styles['found']}>
        {words !== '' && t('start.found', { count: found.length })}
      </p>
      <NativeSelect
        label={t('start.label')}
        description={t(chosen ? 'start.help' : 'start.emptyHelp')}
        className={styles['whole'] ?? ''}
        value={chosen?.value ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const wanted = options.find((one) => one.value === value) ?? null;
          setChosen(wanted);
          onChange(wanted?.start ?? null);
        }}
        data={[
          { value: '', label: t('start.empty') },
          ...(ofTemplates.length > 0 ? [{ group: t('title'), items: ofTemplates.map(option) }] : []),
          ...(ofQuotes.length > 0 ? [{ group: t('start.quotes'), items: ofQuotes.map(option) }] : []),
        ]}
      />
    </fieldset>
  );
}

/** They come with the best fit and what changed last first. */
function firstOfEachCustomer(quotes: readonly QuoteSummary[]): QuoteSummary[] {
  return [...Map.groupBy(quotes, ({ customerName }) => customerName).values()].flatMap((of) =>
    of.slice(0, 1),
  );
}

const option = ({ value, label }: Option) => ({ value, label });

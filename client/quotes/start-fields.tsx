import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuoteStart } from '#shared/protocol/template-api.ts';
import { query } from '../api/queries.ts';
import styles from './new-quote.module.css';

/** What the quote begins with: nothing, a template, or the last quote of a customer. */
export function StartFields({ onChange }: { onChange: (start: QuoteStart | null) => void }) {
  const { t } = useTranslation('templates');
  const templates = useQuery(query('listTemplates', {}));
  const quotes = useQuery(query('listQuotes', {}));
  const [chosen, setChosen] = useState('');
  const ofTemplates = (templates.data?.templates ?? [])
    .filter(({ kind, archived }) => kind === 'quote' && !archived)
    .map(({ id, name }) => ({
      value: id,
      label: name,
      start: { from: 'template', templateId: id } satisfies QuoteStart,
    }));
  // The list has the last changed first: of each customer the first one is the last.
  const customers = new Map(
    (quotes.data?.quotes ?? []).toReversed().map((quote) => [quote.customerName, quote]),
  );
  const ofQuotes = [...customers.values()].map(({ id, customerName, number }) => ({
    value: id,
    label: t('start.lastOf', { customer: customerName, number }),
    start: { from: 'quote', quoteId: id } satisfies QuoteStart,
  }));
  if (ofTemplates.length + ofQuotes.length === 0) return null;
  return (
    <fieldset className={`card ${styles['group']}`}>
      <legend className={styles['legend']}>{t('start.legend')}</legend>
      <NativeSelect
        label={t('start.label')}
        description={t(chosen === '' ? 'start.emptyHelp' : 'start.help')}
        className={styles['whole'] ?? ''}
        value={chosen}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setChosen(value);
          onChange([...ofTemplates, ...ofQuotes].find((one) => one.value === value)?.start ?? null);
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

const option = ({ value, label }: { readonly value: string; readonly label: string }) => ({ value, label });

import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import type { IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { suggestedEnd } from './outstanding-actions.ts';

interface ExtendFormProps {
  quote: Pick<
    OutstandingQuote,
    'quoteId' | 'customerName' | 'versionNumber' | 'validUntil' | 'ageDays' | 'daysToExpiry'
  >;
  /** The seller's day. */
  today: IsoDate;
  onDone: () => void;
}

/** Another last day. What was sent never changes: the next version has it, and leads to its review. */
export function ExtendForm({ quote, today, onDone }: ExtendFormProps) {
  const { t } = useTranslation('pipeline');
  const navigate = useNavigate();
  const extend = useCommand('extendOffer');
  const [day, setDay] = useState(() => suggestedEnd(quote, today));
  const params = { quoteId: quote.quoteId };
  return (
    <CommandForm
      label={t('extend.title', { name: quote.customerName })}
      words={{ submit: t('extend.submit'), cancel: t('board.cancel') }}
      command={extend}
      isWhole={day >= today && day !== quote.validUntil}
      send={() =>
        extend
          .mutateAsync({ params, body: { validUntil: day } })
          .then(() => navigate({ to: '/quotes/$quoteId', params, search: { review: true } }))
      }
      onDone={onDone}
    >
      <TextInput
        label={t('extend.day')}
        description={t('extend.help', { number: quote.versionNumber })}
        type="date"
        min={today}
        value={day}
        data-autofocus
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

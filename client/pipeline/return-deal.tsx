import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../api/queries.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import type { MovedDeal } from './moving.tsx';

/** Ending the internal step without sending, and why. */
export function ReturnDeal({ deal, onDone }: { deal: MovedDeal; onDone: () => void }) {
  const { t } = useTranslation('pipeline');
  const back = useCommand('returnQuote');
  const [reason, setReason] = useState('');
  return (
    <CommandForm
      label={t('board.decide.return')}
      look="card"
      words={{ submit: t('board.decide.return'), cancel: t('board.cancel') }}
      command={back}
      isWhole={reason.trim() !== ''}
      send={() => back.mutateAsync({ params: { quoteId: deal.quoteId }, body: { reason: reason.trim() } })}
      onDone={onDone}
    >
      <p>{t('board.returnHelp', { name: deal.customerName })}</p>
      <Textarea
        label={t('board.returnReason')}
        autosize
        minRows={2}
        maxLength={1_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

import { NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { query, useCommand } from '../api/queries.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import type { OwnedDeal } from './may-hand-over.ts';

interface HandOverFormProps {
  /** At least one. */
  deals: readonly OwnedDeal[];
  onDone: () => void;
}

/** To whom, and a few words to them. */
export function HandOverForm({ deals, onDone }: HandOverFormProps) {
  const { t } = useTranslation('owners');
  const handOver = useCommand('handOver');
  const { data, error } = useQuery(query('listColleagues', {}));
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const others = (data?.colleagues ?? []).filter(({ userId }) =>
    deals.some(({ ownerUserId }) => ownerUserId !== userId),
  );
  const chosen = others.find(({ userId }) => userId === to);
  const title = t('title', { count: deals.length, name: deals[0]?.customerName ?? '' });
  const send = () => {
    if (!chosen) return null;
    const opportunityIds = deals.map(({ opportunityId }) => opportunityId);
    return handOver
      .mutateAsync({ body: { opportunityIds, to: chosen.userId, note } })
      .then(({ count }) => showToast(t('done', { count, name: chosen.name })));
  };
  return (
    <CommandForm
      label={title}
      look="card"
      words={{ submit: t('submit'), cancel: t('cancel') }}
      command={handOver}
      isWhole={chosen !== undefined}
      send={send}
      onDone={onDone}
    >
      <h2>{title}</h2>
      <p>{data && others.length === 0 ? t('nobody') : t('help')}</p>
      {error && <ProblemNotice error={error} />}
      <NativeSelect
        label={t('to')}
        value={to}
        data={[
          { value: '', label: t('choose') },
          ...others.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Textarea
        label={t('note')}
        autosize
        minRows={2}
        maxLength={1_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

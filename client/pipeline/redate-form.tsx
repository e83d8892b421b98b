import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { likelyWithinMonths } from '#shared/opportunity/time-rules.ts';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import { addMonths, type IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './board.module.css';

interface RedateFormProps {
  deal: Pick<DealCard, 'opportunityId' | 'customerName' | 'expectedClose'>;
  /** Its age asks whether to let it go. */
  isOld: boolean;
  /** The seller's day. */
  today: IsoDate;
  onDone: () => void;
}

/** The day it is expected to close, and what the customer said that makes it the day. */
export function RedateForm({ deal, isOld, today, onDone }: RedateFormProps) {
  const { t } = useTranslation('pipeline');
  const redate = useCommand('redateOpportunity');
  const [day, setDay] = useState(deal.expectedClose < today ? '' : deal.expectedClose);
  const [reason, setReason] = useState('');
  const title = t('redate.title', { name: deal.customerName });
  return (
    <CommandForm
      label={title}
      look="card"
      words={{ submit: t('redate.submit'), cancel: t('board.cancel') }}
      command={redate}
      isWhole={day !== '' && day !== deal.expectedClose && reason.trim() !== ''}
      send={() =>
        redate.mutateAsync({
          params: { opportunityId: deal.opportunityId },
          body: { expectedClose: day, reason },
        })
      }
      told={t('redate.done')}
      onDone={onDone}
    >
      <h2>{title}</h2>
      {isOld && <p className={styles['help']}>{t('redate.old')}</p>}
      <TextInput
        label={t('redate.day')}
        type="date"
        min={today}
        max={addMonths(today, isOld ? likelyWithinMonths : 6)}
        value={day}
        data-autofocus
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Textarea
        label={t('redate.reason')}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

import { Radio, Textarea } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewFile } from '#shared/evidence/kept-file.ts';
import type { EndpointAnswer, EndpointInput } from '#shared/protocol/api.ts';
import { dayIn, type IsoDate } from '#shared/time.ts';
import { query, useCommand } from '../../api/queries.ts';
import { LossFields } from '../../negotiation/loss-fields.tsx';
import { firstLoss, lossFrom } from '../../negotiation/loss-values.ts';
import controls from '../../quote-room/controls.module.css';
import { CommandForm } from '../../ui/command-form.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { FileField } from './file-field.tsx';
import styles from './paper.module.css';

interface RescindProps {
  quoteId: string;
  sent: EndpointAnswer<'getVersion'>;
}

/** On the page of what a deal was won by, for managers: the acceptance is taken back, with why and what shows it. */
export function Rescind({ quoteId, sent }: RescindProps) {
  const { t } = useTranslation('signing');
  const { number } = sent.version;
  const accepted = useQuery(query('getAnswer', { params: { quoteId, number } })).data?.answer.accepted;
  const [isOpen, setOpen] = useState(false);
  if (!accepted || accepted.rescinded) return null;
  return (
    <section className={styles['paper']} aria-label={t('rescind.title')}>
      <IconArrowBackUp size={20} stroke={1.75} aria-hidden />
      <div className={styles['body']}>
        <h2>{t('rescind.title')}</h2>
        <p>{t('rescind.about', { number })}</p>
        {isOpen ? (
          <RescindForm
            {...{ quoteId, number }}
            today={dayIn(accepted.timeZone, Date.now())}
            currency={accepted.totals.currency}
            onDone={() => setOpen(false)}
          />
        ) : (
          <div className={styles['acts']}>
            <button type="button" className={controls['button']} onClick={() => setOpen(true)}>
              {t('rescind.start')}
            </button>
          </div>
        )}
      </div>
    </section>
  );
}

interface RescindFormProps {
  quoteId: string;
  number: number;
  /** The seller's day. */
  today: IsoDate;
  currency: string;
  onDone: () => void;
}

type Became = EndpointInput<'rescindAcceptance'>['body']['became'];

function RescindForm({ quoteId, number, today, currency, onDone }: RescindFormProps) {
  const { t } = useTranslation('signing');
  const rescind = useCommand('rescindAcceptance');
  const [reason, setReason] = useState('');
  const [toBuyer, setToBuyer] = useState('');
  const [file, setFile] = useState<NewFile | null>(null);
  const [stage, setStage] = useState<Became['stage']>('negotiating');
  const [values, setValues] = useState(() => firstLoss('no_decision', today));
  const [isTried, setTried] = useState(false);
  const read = lossFrom(values, today);
  const became: Became | null =
    stage === 'negotiating' ? { stage } : 'loss' in read ? { stage, loss: read.loss } : null;
  const send = () => {
    setTried(true);
    if (reason.trim() === '' || file === null || became === null) return null;
    return rescind.mutateAsync({ params: { quoteId, number }, body: { reason, toBuyer, file, became } });
  };
  const unfit = isTried && 'unfit' in read ? read.unfit : null;
  return (
    <CommandForm
      label={t('rescind.title')}
      words={{ submit: t('rescind.submit'), cancel: t('paper.cancel') }}
      command={rescind}
      send={send}
      told={t('rescind.done')}
      onDone={onDone}
    >
      <Textarea
        label={t('rescind.reason')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={reason}
        error={isTried && reason.trim() === '' && t('rescind.needReason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Textarea
        label={t('rescind.toBuyer')}
        description={t('rescind.toBuyerHelp')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={toBuyer}
        onChange={(event) => setToBuyer(event.currentTarget.value)}
      />
      <FileField label={t('rescind.file')} file={file} isMissing={isTried} onChange={setFile} />
      <Radio.Group
        label={t('rescind.became')}
        value={stage}
        onChange={(value) => setStage(value === 'lost' ? value : 'negotiating')}
      >
        <div className={styles['choices']}>
          {(['negotiating', 'lost'] as const).map((value) => (
            <Radio key={value} value={value} label={t(`rescind.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      {stage === 'lost' && (
        <LossFields {...{ values, setValues, today, currency }} needsDay={unfit === 'needsDay'} />
      )}
      {stage === 'lost' && unfit === 'unfit' && (
        <p role="alert" className={styles['missing']}>
          {t('rescind.unfit')}
        </p>
      )}
    </CommandForm>
  );
}

import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { chosenContent } from '#shared/acceptance/offer-choices.ts';
import { displayedTotals } from '#shared/evidence/displayed-totals.ts';
import type { NewFile } from '#shared/evidence/kept-file.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { dayIn } from '#shared/time.ts';
import { useCommand } from '../../api/queries.ts';
import { CommandForm } from '../../ui/command-form.tsx';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { FileField } from './file-field.tsx';
import styles from './paper.module.css';

interface PaperFormProps {
  quoteId: string;
  sent: EndpointAnswer<'getVersion'>;
  answer: AnswerView;
  onDone: () => void;
}

/** Who signed what, when, and the paper itself. Sent on its way it wins nothing: a second person confirms. */
export function PaperForm({ quoteId, sent, answer, onDone }: PaperFormProps) {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const { version, frozen } = sent;
  const today = answer.asOf;
  const zone = answer.validUntil?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const first = dayIn(zone, version.sentAt);
  const [day, setDay] = useState(today);
  const [who, setWho] = useState('');
  const [note, setNote] = useState('');
  const [file, setFile] = useState<NewFile | null>(null);
  const [isTried, setTried] = useState(false);
  const record = useCommand('recordOffline');

  const isDay = day >= first && day <= today;
  // What it came to on the day it was signed: some discounts end.
  const totals = displayedTotals(
    priceQuote(chosenContent(frozen.content, answer.choices), { asOf: isDay ? day : today }),
  );
  const send = () => {
    setTried(true);
    if (!isDay || who.trim() === '' || file === null) return null;
    return record.mutateAsync({
      params: { quoteId, number: version.number },
      body: { hash: version.hash, totals, acceptedOn: day, signedBy: who, note, file },
    });
  };
  return (
    <CommandForm
      label={t('paper.title')}
      words={{ submit: t('paper.submit'), cancel: t('paper.cancel') }}
      command={record}
      send={send}
      told={t('paper.recorded')}
      onDone={onDone}
    >
      <p>
        {t('paper.accepts', {
          number: version.number,
          amount: formatMoney(totals.firstYear.net, totals.currency),
        })}
      </p>
      <div className={styles['two']}>
        <TextInput
          label={t('paper.day')}
          type="date"
          min={first}
          max={today}
          value={day}
          error={isTried && !isDay && t('paper.missing.day', { first: longDay(first, language) })}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('paper.who')}
          autoComplete="off"
          maxLength={200}
          value={who}
          error={isTried && who.trim() === '' && t('paper.missing.who')}
          onChange={(event) => setWho(event.currentTarget.value)}
        />
      </div>
      <FileField label={t('paper.file')} file={file} isMissing={isTried} onChange={setFile} />
      <Textarea
        label={t('paper.note')}
        placeholder={t('paper.optional')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type DeclineReason, declineReasons } from '#shared/acceptance/answers.ts';
import { query, useCommand } from '../api/queries.ts';
import { firstName } from '../quote-room/names.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import form from './form.module.css';
import { useOffer } from './offer-context.ts';
import styles from './signing.module.css';

/** No, and why. */
export function DeclineForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation('signing');
  const { t: tUi } = useTranslation('ui');
  const client = useQueryClient();
  const { quoteId, version } = useOffer();
  const command = useCommand('declineVersion');
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [comeBack, setComeBack] = useState('');
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState<'missing' | 'missingWords' | null>(null);
  const params = { quoteId, number: version.number };

  const press = () => {
    const lack =
      reason === null ? 'missing' : reason === 'other' && words.trim() === '' ? 'missingWords' : null;
    setMissing(lack);
    if (lack || reason === null || command.isPending) return;
    const body = {
      versionId: version.id,
      hash: version.hash,
      reason,
      comeBack: reason === 'not-now' && comeBack !== '' ? comeBack : null,
      words,
    };
    command.mutate(
      { params, body },
      { onSuccess: (now) => client.setQueryData(query('getAnswer', { params }).queryKey, now) },
    );
  };
  return (
    <fieldset className={form['no']}>
      <legend>{t('no.title', { number: version.number })}</legend>
      <p className={styles['help']}>{t('no.lead', { seller: firstName(version.sentBy) })}</p>
      <Radio.Group
        label={t('no.reason')}
        value={reason}
        onChange={(value) => setReason(declineReasons.find((each) => each === value) ?? null)}
      >
        <div className={form['reasons']}>
          {declineReasons.map((each) => (
            <Radio key={each} value={each} label={t(`no.${each}`)} size="sm" />
          ))}
        </div>
      </Radio.Group>
      {reason === 'not-now' && (
        <TextInput
          type="date"
          label={t('no.comeBack')}
          description={t('no.optional')}
          value={comeBack}
          onChange={({ currentTarget }) => setComeBack(currentTarget.value)}
        />
      )}
      <Textarea
        label={t('no.words')}
        description={reason === 'other' ? undefined : t('no.optional')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <p role="alert" className={form['missing']}>
        {missing && t(`no.${missing}`)}
      </p>
      {command.error && <ProblemNotice error={command.error} onRetry={press} />}
      <div className={form['buttons']}>
        <Button onClick={press} aria-disabled={command.isPending}>
          {t('no.submit', { number: version.number })}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {tUi('action.cancel')}
        </Button>
      </div>
    </fieldset>
  );
}

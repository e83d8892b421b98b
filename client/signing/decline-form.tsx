import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { query, useCommand } from '../api/queries.ts';
import { firstName } from '../quote-room/names.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import form from './form.module.css';
import { NoFields } from './no-fields.tsx';
import { useOffer } from './offer-context.ts';
import styles from './signing.module.css';
import { useNo } from './use-no.ts';

/** No, and why. */
export function DeclineForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation('signing');
  const { t: tUi } = useTranslation('ui');
  const client = useQueryClient();
  const { quoteId, version } = useOffer();
  const command = useCommand('declineVersion');
  const { read, ...filled } = useNo();
  const params = { quoteId, number: version.number };

  const press = () => {
    const said = read();
    if (!said || command.isPending) return;
    command.mutate(
      { params, body: { versionId: version.id, hash: version.hash, ...said } },
      { onSuccess: (now) => client.setQueryData(query('getAnswer', { params }).queryKey, now) },
    );
  };
  return (
    <fieldset className={form['no']}>
      <legend>{t('no.title', { number: version.number })}</legend>
      <p className={styles['help']}>{t('no.lead', { seller: firstName(version.sentBy) })}</p>
      <NoFields {...filled} />
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

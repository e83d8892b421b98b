import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { query, useCommand } from '../api/queries.ts';
import { firstName } from '../quote-room/names.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { useOffer } from './offer-context.ts';
import styles from './signing.module.css';

/** For whoever may not sign: the way to somebody who can. It gives nobody the right; the seller does. */
export function SignerForm() {
  const { t } = useTranslation('signing');
  const client = useQueryClient();
  const { quoteId, version, frozen, answer } = useOffer();
  const command = useCommand('nameSigner');
  const [isOpen, setOpen] = useState(false);
  const params = { quoteId, number: version.number };
  const seller = firstName(version.sentBy);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (field: string) => String(form.get(field) ?? '').trim();
    command.mutate(
      { params, body: { name: said('name'), title: said('title'), email: said('email') } },
      {
        onSuccess: (now) => {
          client.setQueryData(query('getAnswer', { params }).queryKey, now);
          setOpen(false);
        },
      },
    );
  };
  return (
    <section className={styles['block']} aria-labelledby="no-right">
      <h3 id="no-right">{t('noRight.title')}</h3>
      <p className={styles['help']}>{t('noRight.text', { company: frozen.customer.name, seller })}</p>
      {answer.named.map(({ participantId, name }) => (
        <p key={participantId} className={styles['notice']}>
          {t('noRight.asked', { seller, name })}
        </p>
      ))}
      {isOpen ? (
        <form className={styles['form']} onSubmit={submit}>
          <TextInput name="name" label={t('noRight.name')} required maxLength={120} />
          <TextInput name="title" label={t('noRight.role')} maxLength={120} />
          <TextInput name="email" type="email" label={t('noRight.email')} required maxLength={200} />
          {command.error && <ProblemNotice error={command.error} />}
          <Button type="submit" variant="filled" aria-disabled={command.isPending}>
            {t('noRight.submit', { seller })}
          </Button>
        </form>
      ) : (
        <Button size="lg" fullWidth onClick={() => setOpen(true)}>
          {t('noRight.action')}
        </Button>
      )}
    </section>
  );
}

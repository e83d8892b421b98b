import { Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { endpoints } from '#shared/protocol/api.ts';
import { useCommand } from '../../api/queries.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import styles from './share.module.css';

const { name, email } = endpoints.createLink.body.shape;

/** Who the next link is for. */
export function InviteForm({ onMade }: { onMade: (made: { name: string; url: string }) => void }) {
  const { t } = useTranslation('quoteRoom');
  const { quoteId } = useRoom();
  const create = useCommand('createLink');
  const form = useForm({
    initialValues: { name: '', title: '', email: '', asksCode: false },
    validate: {
      name: (value) => (name.safeParse(value).success ? null : t('share.needName')),
      email: (value) => (email.safeParse(value.trim()).success ? null : t('share.needEmail')),
    },
  });
  return (
    <form
      className={styles['invite']}
      aria-label={t('share.invite')}
      onSubmit={form.onSubmit((person) =>
        create.mutate(
          { params: { quoteId }, body: { ...person, email: person.email.trim() } },
          { onSuccess: ({ link, url }) => onMade({ name: link.participant.name, url }) },
        ),
      )}
    >
      <h3>{t('share.invite')}</h3>
      <div className={styles['two']}>
        <TextInput label={t('share.name')} autoComplete="off" {...form.getInputProps('name')} />
        <TextInput label={t('share.jobTitle')} autoComplete="off" {...form.getInputProps('title')} />
      </div>
      <TextInput
        label={t('share.email')}
        type="text"
        inputMode="email"
        autoComplete="off"
        {...form.getInputProps('email')}
      />
      <Checkbox
        label={t('share.asksCode')}
        description={t('share.asksCodeHelp')}
        {...form.getInputProps('asksCode', { type: 'checkbox' })}
      />
      {create.error && <ProblemNotice error={create.error} />}
      <button
        type="submit"
        className={`${controls['button']} ${controls['primary']}`}
        aria-disabled={create.isPending}
      >
        {t('share.create')}
      </button>
    </form>
  );
}

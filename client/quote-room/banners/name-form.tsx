import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { peopleApi } from '#shared/protocol/people-api.ts';
import { useCommand } from '../../api/queries.ts';
import { CommandForm } from '../../ui/command-form.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRoom } from '../room-context.ts';
import styles from './name-form.module.css';

const { name: Name, title: Title } = peopleApi.confirmName.body.shape.correction.unwrap().shape;

interface NameFormProps {
  /** The line that it stands in goes by itself then. */
  onSaved: () => void;
  onCancel: () => void;
}

/** What a guest is called, in place of what they were invited as. */
export function NameForm({ onSaved, onCancel }: NameFormProps) {
  const { t } = useTranslation('name');
  const { quoteId, me } = useRoom();
  const correct = useCommand('confirmName');
  const [name, setName] = useState(me.name);
  const [title, setTitle] = useState(me.title);
  const [isTried, setTried] = useState(false);
  const isSaved = useRef(false);
  const isUnfit = { name: !Name.safeParse(name).success, title: !Title.safeParse(title).success };
  const send = () => {
    setTried(true);
    if (isUnfit.name || isUnfit.title) return null;
    return correct.mutateAsync({ params: { quoteId }, body: { correction: { name, title } } }).then(() => {
      isSaved.current = true;
    });
  };
  return (
    <CommandForm
      label={t('form')}
      words={{ submit: t('save'), cancel: t('cancel') }}
      command={correct}
      send={send}
      told={t('told', { name: name.trim() })}
      onDone={() => (isSaved.current ? onSaved() : onCancel())}
      leavesByEscape
    >
      <div className={styles['two']}>
        <TextInput
          label={t('name')}
          autoComplete="name"
          // It is what they pressed for.
          autoFocus
          required
          value={name}
          error={isTried && isUnfit.name && t('needName')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('title')}
          autoComplete="organization-title"
          value={title}
          error={isTried && isUnfit.title && t('longTitle')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
    </CommandForm>
  );
}

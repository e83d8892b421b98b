import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../api/queries.ts';
import { firstName } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './negotiation.module.css';

/** For a buyer, of a quote whose deal was lost: that they are ready again. Taking it up is the seller's. */
export function ReadyAgainForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('signing');
  const { t: tUi } = useTranslation('ui');
  const { quote, quoteId } = useRoom();
  const command = useCommand('sayReadyAgain');
  const [words, setWords] = useState('');
  const seller = firstName(quote.owner.name);
  return (
    <CommandForm
      label={t('stance.readyTitle')}
      look="card"
      words={{ submit: t('stance.tell', { seller }), cancel: tUi('action.cancel') }}
      command={command}
      send={() => command.mutateAsync({ params: { quoteId }, body: { words } })}
      told={t('stance.told', { seller })}
      onDone={onDone}
      leavesByEscape
    >
      <h2>{t('stance.readyTitle')}</h2>
      <p className={styles['facts']}>{t('stance.readyLead', { seller })}</p>
      <Textarea
        label={t('no.words')}
        description={t('no.optional')}
        // It is what they pressed for.
        autoFocus
        autosize
        minRows={2}
        maxLength={2_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

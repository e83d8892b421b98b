import { useCommand } from '../api/queries.ts';
import { firstName } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { NoFields } from '../signing/no-fields.tsx';
import { useNo } from '../signing/use-no.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './negotiation.module.css';

/** It opens at the end of what may be a long column, or of a sheet. */
const showWhole = (lead: HTMLElement | null) => lead?.closest('form')?.scrollIntoView({ block: 'nearest' });

/** Not now, or not for us, and why, before there is an offer to decline. */
export function StepBackForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('signing');
  const { t: tUi } = useTranslation('ui');
  const { quote, quoteId } = useRoom();
  const command = useCommand('stepBack');
  const { read, ...filled } = useNo();
  const seller = firstName(quote.owner.name);
  const send = () => {
    const body = read();
    return body && command.mutateAsync({ params: { quoteId }, body });
  };
  return (
    <CommandForm
      label={t('stance.title')}
      words={{ submit: t('stance.tell', { seller }), cancel: tUi('action.cancel') }}
      command={command}
      send={send}
      told={t('stance.told', { seller })}
      onDone={onDone}
      leavesByEscape
    >
      <p ref={showWhole} className={styles['facts']}>
        {t('stance.lead', { seller })}
      </p>
      <NoFields {...filled} />
    </CommandForm>
  );
}

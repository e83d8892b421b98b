import { useSession } from '../../sync/use-session.ts';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { Fold } from '../editor/fold.tsx';
import { useRoomEdit } from '../use-room-edit.ts';
import { type ChoiceToLeave, choicesToLeave } from './choices-to-leave.ts';
import styles from './open-choices.module.css';

/** What of the quote the customer may still choose once it is sent: all of it, unless the seller says otherwise. */
export function OpenChoices() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const edit = useRoomEdit();
  const content = useSession((session) => session.content);
  const choices = choicesToLeave(content);
  const until = content.terms.validUntil;
  if (choices.length === 0) return <p className={styles['none']}>{t('send.open.nothing')}</p>;
  const patch: Record<ChoiceToLeave['kind'], (choice: ChoiceToLeave, staysOpen: boolean) => void> = {
    section: ({ id }, staysOpen) => edit.patchSection(id, { staysOpen }),
    group: ({ id }, staysOpen) => edit.patchGroup(id, { staysOpen }),
    component: ({ id }, staysOpen) => edit.patchComponent(id, { staysOpen }),
  };
  const open = choices.filter(({ staysOpen }) => staysOpen).length;
  return (
    <Fold title={t('send.open.title')} summary={t('send.open.count', { open, count: choices.length })}>
      <p className={styles['none']}>
        {until === null ? t('send.open.help') : t('send.open.helpUntil', { day: longDay(until, language) })}
      </p>
      <ul className={styles['list']} aria-label={t('send.open.title')}>
        {choices.map((choice) => (
          <li key={choice.id}>
            <label>
              <input
                type="checkbox"
                className={controls['box']}
                checked={choice.staysOpen}
                onChange={(event) => patch[choice.kind](choice, event.currentTarget.checked)}
              />
              {choice.title || t(choice.kind === 'section' ? 'section.untitled' : 'row.untitled')}
            </label>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

import { shortCompany } from '../quote-room/names.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './composer.module.css';
import { useTalk } from './talk.ts';
import type { Mentions } from './use-mentions.ts';

/** Who may be meant by what is typed behind an @. The field keeps the focus; the arrows go along the list. */
export function MentionList({ id, mentions }: { id: string; mentions: Mentions }) {
  const { t } = useTranslation('comments');
  const { quote } = useTalk();
  const { options, index, pick } = mentions;
  if (options.length === 0) return null;
  return (
    <div role="listbox" id={id} className={styles['people']} aria-label={t('mention.list')}>
      {options.map((person, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field that has the focus hears the keys for the list.
        <div
          key={person.mention.id}
          role="option"
          id={`${id}-${at}`}
          tabIndex={-1}
          aria-selected={at === index}
          // The field would lose the focus, and with it the list.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(person)}
        >
          <span>{person.name}</span>
          <span className={styles['who']}>
            {person.mention.kind === 'colleague'
              ? t('mention.colleague')
              : shortCompany(person.side === 'seller' ? quote.seller.name : quote.customer.name)}
          </span>
        </div>
      ))}
    </div>
  );
}

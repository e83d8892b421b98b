import { useState } from 'react';
import type { CommentAudience, CommentPlace } from '#shared/comments/comment-rules.ts';
import { firstName, shortCompany } from '../quote-room/names.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './comments.module.css';
import { useMayComment } from './comments-context.tsx';
import { Composer } from './composer.tsx';
import { placeKey } from './places.ts';
import { useTalk } from './talk.ts';
import { useStartThread } from './use-say.ts';

interface NewThreadProps {
  place: CommentPlace;
  onSaid?: () => void;
  onLeave?: () => void;
  /** It was opened to be written in. */
  isOpened?: boolean;
}

/** Something new about a place: to whom is written first, and stays so for all that follows. */
export function NewThread({ place, onSaid, onLeave, isOpened = false }: NewThreadProps) {
  const { t } = useTranslation('comments');
  const { quote, showsInternal } = useTalk();
  const mayBePrivate = useMayComment('internal');
  const canBePrivate = showsInternal && mayBePrivate;
  const canBeOpen = useMayComment('everyone');
  const [wanted, setWanted] = useState<CommentAudience>('everyone');
  const audience = canBePrivate && (wanted === 'internal' || !canBeOpen) ? 'internal' : 'everyone';
  const saying = useStartThread(place, audience);
  const placeholder = usePlaceholder(place, audience);
  if (!canBeOpen && !canBePrivate) return <p className={styles['facts']}>{t('closed')}</p>;
  return (
    <>
      {place.kind === 'passage' && <blockquote className={styles['quoted']}>{place.quoted}</blockquote>}
      <Composer
        draft={placeKey(place)}
        audience={audience}
        choose={
          canBePrivate && canBeOpen
            ? { value: wanted, seller: shortCompany(quote.seller.name), onChange: setWanted }
            : undefined
        }
        label={t('write.label')}
        placeholder={placeholder}
        saying={saying}
        onSaid={onSaid}
        onLeave={onLeave}
        isFocused={isOpened}
      />
    </>
  );
}

/** Whom the words reach, by name where they are few. */
function usePlaceholder(place: CommentPlace, audience: CommentAudience): string {
  const { t } = useTranslation('comments');
  const language = useLanguage();
  const { quote, me, side } = useTalk();
  if (audience === 'internal') return t('write.internal', { seller: shortCompany(quote.seller.name) });
  if (place.kind === 'passage') return t('write.passage');
  const others = quote.participants.filter(({ id }) => id !== me.id).map(({ name }) => firstName(name));
  if (side === 'seller' || others.length === 0 || others.length > 3) return t('write.everyone');
  return t('write.names', { names: new Intl.ListFormat(language).format(others) });
}

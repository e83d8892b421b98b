import { useState } from 'react';
import type { CommentAudience, CommentPlace } from '#shared/comments/comment-rules.ts';
import { shortCompany } from '../quote-room/names.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './comments.module.css';
import { useMayComment } from './comments-context.tsx';
import { Composer } from './composer.tsx';
import { placeKey } from './places.ts';
import { useTalk } from './talk.ts';
import { usePlaceholder } from './use-placeholder.ts';
import { useStartThread } from './use-say.ts';

interface NewThreadProps {
  place: CommentPlace;
  onSaid?: () => void;
  onLeave?: () => void;
  /** It was opened to be written in. */
  isOpened?: boolean;
  /** One line until somebody writes in it. */
  rests?: boolean;
}

/** Something new about a place: to whom is written first, and stays so for all that follows. */
export function NewThread({ place, onSaid, onLeave, isOpened = false, rests = false }: NewThreadProps) {
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
        label={t(place.kind === 'quote' ? 'write.quoteLabel' : 'write.label')}
        placeholder={placeholder}
        saying={saying}
        onSaid={onSaid}
        onLeave={onLeave}
        isFocused={isOpened}
        rests={rests}
      />
    </>
  );
}

import type { CommentAudience, CommentPlace } from '#shared/comments/comment-rules.ts';
import { firstName, shortCompany } from '../quote-room/names.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { useTalk } from './talk.ts';

/** Whom the words reach, by name where they are few. */
export function usePlaceholder(place: CommentPlace, audience: CommentAudience): string {
  const { t } = useTranslation('comments');
  const language = useLanguage();
  const { quote, me, side } = useTalk();
  if (audience === 'internal') return t('write.internal', { seller: shortCompany(quote.seller.name) });
  if (place.kind === 'passage') return t('write.passage');
  const others = quote.participants.filter(({ id }) => id !== me.id).map(({ name }) => firstName(name));
  if (side === 'seller' || others.length === 0 || others.length > 3) return t('write.everyone');
  return t('write.names', { names: new Intl.ListFormat(language).format(others) });
}

/** Where threads stand: one key for each place on the paper that may hold some. */
import type { CommentPlace } from '#shared/comments/comment-rules.ts';
import type { JointTextId, QuoteContent, TextId } from '#shared/quote/quote.ts';

/** A place that is open: a passage while it is being commented on, a text when what was said of it is read. */
export type OpenPlace = CommentPlace | { readonly kind: 'text'; readonly text: TextId | JointTextId };

/** All passages of a text stand under it. */
export function placeKey(place: OpenPlace): string {
  switch (place.kind) {
    case 'quote':
      return 'quote';
    case 'component':
    case 'section':
      return `${place.kind} ${place.element}`;
    case 'passage':
    case 'text':
      return `text ${place.text}`;
  }
}

/** Its title as it stands now; `null` where it is gone from the quote. Texts and the whole quote are always there. */
export function titleNow({ components, sections }: QuoteContent, place: OpenPlace): string | null {
  if (place.kind !== 'component' && place.kind !== 'section') return '';
  const elements = place.kind === 'component' ? components : sections;
  return elements.find(({ id }) => id === place.element)?.title ?? null;
}

import type { JointTextId, TextId } from '#shared/quote/quote.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { CommentTag } from './comment-tag.tsx';
import { ThreadsHere } from './threads-here.tsx';

/** Under one of the quote’s texts: how much is said of passages in it, and those threads while they are open. */
export function TextThreads({ text }: { text: TextId | JointTextId }) {
  const { t } = useTranslation('comments');
  const title = t(`about.text.${text}`);
  const place = { kind: 'text', text } as const;
  return (
    <>
      <CommentTag place={place} title={title} />
      <ThreadsHere place={place} title={title} />
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { type CommentAudience, maxMentions, mayReadComments } from '#shared/comments/comment-rules.ts';
import type { Mention, Mentionable } from '#shared/protocol/comments-api.ts';
import { query } from '../api/queries.ts';
import { mentionAt, namesFitting } from './mention-words.ts';
import { useTalk } from './talk.ts';

export interface Mentions {
  /** Who fits what is typed behind the @ at the caret; empty where none is. */
  readonly options: readonly Mentionable[];
  readonly index: number;
  /** Whether the key was for the list. */
  onKey(key: string): boolean;
  pick(person: Mentionable): void;
  /** The caret may stand elsewhere now. */
  look(): void;
  close(): void;
  /** Those whose name stands in the words behind an @. */
  namedIn(text: string): readonly Mention[];
}

/** Naming people with @ in a field: who can be named there, and the list of those who fit. */
export function useMentions(
  audience: CommentAudience,
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  write: (text: string) => void,
): Mentions {
  const { quoteId } = useTalk();
  const { data } = useQuery({
    ...query('listMentionable', { params: { quoteId } }),
    enabled: text.includes('@'),
  });
  const [caret, setCaret] = useState<number | null>(null);
  const [index, setIndex] = useState(0);
  const people = (data?.people ?? []).filter(({ side }) => mayReadComments(audience, side));
  const typed = caret === null ? null : mentionAt(text, caret);
  const options = typed === null ? [] : namesFitting(people, typed.words);
  const at = Math.min(index, Math.max(0, options.length - 1));

  const look = () => {
    const { selectionStart, selectionEnd } = field.current ?? {};
    setCaret(selectionStart !== undefined && selectionStart === selectionEnd ? selectionStart : null);
  };
  const close = () => setCaret(null);
  const pick = ({ name }: Mentionable) => {
    if (typed === null || caret === null) return;
    const before = `${text.slice(0, typed.from)}@${name} `;
    write(before + text.slice(caret));
    close();
    setIndex(0);
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setIndex((at + 1) % options.length),
    ArrowUp: () => setIndex((at + options.length - 1) % options.length),
    Enter: () => options[at] && pick(options[at]),
    Tab: () => options[at] && pick(options[at]),
    Escape: close,
  };
  return {
    options,
    index: at,
    onKey: (key) => {
      const act = options.length > 0 ? keys[key] : undefined;
      act?.();
      return act !== undefined;
    },
    pick,
    look,
    close,
    namedIn: (words) =>
      people
        .filter(({ name }) => words.includes(`@${name}`))
        .slice(0, maxMentions)
        .map(({ mention }) => mention),
  };
}

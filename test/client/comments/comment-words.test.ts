import { describe, expect, test } from 'vitest';
import { standsIn } from '#shared/comments/comment-rules.ts';
import { CommentId, ParticipantId, ThreadId } from '#shared/ids.ts';
import type { CommentView, Mentionable, ThreadView } from '#shared/protocol/comments-api.ts';
import { newsIn } from '../../../client/comments/comment-news.ts';
import { mentionAt, namesFitting, splitNames } from '../../../client/comments/mention-words.ts';
import { placeKey, titleNow } from '../../../client/comments/places.ts';
import { smallQuote } from '../../support/quote-content.ts';

const person = (name: string): Mentionable => ({
  mention: { kind: 'participant', id: ParticipantId.parse(`${name.replaceAll(' ', '-')}-id`) },
  name,
  side: 'seller',
});

describe('a name behind an @', () => {
  test.each([
    ['@', 1, { from: 0, words: '' }],
    ['Ask @Er', 7, { from: 4, words: 'Er' }],
    ['Ask @Erik Sa', 12, { from: 4, words: 'Erik Sa' }],
    ['(@Åsa', 5, { from: 1, words: 'Åsa' }],
    ['Ask @Er now', 7, { from: 4, words: 'Er' }],
    ['mail anna@lindqvist', 19, null],
    ['Ask @Erik Sandberg about', 24, null],
    ['no one', 6, null],
  ])('is typed in %j', (text, caret, found) => {
    expect(mentionAt(text, caret)).toEqual(found);
  });

  test('fits by the beginning of any part, and no more once it stands there whole', () => {
    const people = [person('Erik Sandberg'), person('Maria Holm'), person('Anna Erlandsson')];
    const names = (words: string) => namesFitting(people, words).map(({ name }) => name);
    expect(names('')).toHaveLength(3);
    expect(names('er')).toEqual(['Erik Sandberg', 'Anna Erlandsson']);
    expect(names('Erik Sa')).toEqual(['Erik Sandberg']);
    expect(names('Erik Sandberg ')).toEqual([]);
  });

  test('is told from the words around it, the longest first', () => {
    expect(splitNames('@Anna Berg and @Anna, hello', ['Anna', 'Anna Berg'])).toEqual([
      { words: '@Anna Berg', isName: true },
      { words: ' and ', isName: false },
      { words: '@Anna', isName: true },
      { words: ', hello', isName: false },
    ]);
    expect(splitNames('nobody', [])).toEqual([{ words: 'nobody', isName: false }]);
  });
});

describe('a place', () => {
  test('is one for all passages of a text, and another for each element', () => {
    expect(placeKey({ kind: 'passage', text: 'intro', quoted: 'one list' })).toBe(
      placeKey({ kind: 'text', text: 'intro' }),
    );
    const keys = [
      placeKey({ kind: 'component', element: 'start' }),
      placeKey({ kind: 'section', element: 'start' }),
    ];
    expect(new Set(keys).size).toBe(2);
  });

  test('has the title that it has now, or is gone', () => {
    const content = smallQuote();
    expect(titleNow(content, { kind: 'section', element: 'start' })).toBe('Start');
    expect(titleNow(content, { kind: 'component', element: 'start' })).toBeNull();
    expect(titleNow(content, { kind: 'quote' })).toBe('');
  });

  test('of a passage is where its words stand, however they are broken', () => {
    expect(standsIn('Sales and\nmarketing', 'and  marketing')).toBe(true);
    expect(standsIn('Sales and marketing', 'marketing and')).toBe(false);
  });
});

describe('what is new', () => {
  const me = ParticipantId.parse('me-myself-i');
  const anna = ParticipantId.parse('anna-of-lindqvist');
  const comment = (seq: number, by = anna, more: Partial<CommentView> = {}): CommentView => ({
    id: CommentId.parse(`comment-${seq}`),
    seq,
    by: { id: by, side: 'buyer', name: 'Anna', title: '', colour: 0 },
    text: `words ${seq}`,
    mentions: [],
    at: seq,
    editedAt: null,
    removedAt: null,
    ...more,
  });
  const thread = (...comments: CommentView[]): ThreadView => ({
    id: ThreadId.parse('thread-one'),
    audience: 'everyone',
    place: { kind: 'quote' },
    title: '',
    resolved: null,
    comments,
    unread: 0,
  });
  const heard = new Map([['thread-one', 1]]);

  test('is the latest of somebody else that was not heard of', () => {
    expect(newsIn([thread(comment(1), comment(2), comment(3))], heard, me)?.comment.seq).toBe(3);
    expect(newsIn([thread(comment(1))], new Map(), me)?.comment.seq).toBe(1);
  });

  test('is not what was heard, nor one’s own, nor what was taken away', () => {
    expect(newsIn([thread(comment(1))], heard, me)).toBeNull();
    expect(newsIn([thread(comment(1), comment(2, me))], heard, me)).toBeNull();
    expect(newsIn([thread(comment(2, anna, { removedAt: 3 }))], heard, me)).toBeNull();
  });
});

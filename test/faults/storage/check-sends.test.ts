import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { brokenSends } from './check-sends.ts';
import type { StoredFacts, StoredVersion } from './stored-facts.ts';

const told = { number: 1, hash: 'h1' };
const invoked: HistoryEvent = { t: 1, proc: 'seller', op: 'send', type: 'invoke', key: 'k1' };
const promised: HistoryEvent = { t: 2, proc: 'seller', op: 'send', type: 'ok', key: 'k1', value: told };
const whole: StoredVersion = {
  quote: 'q',
  number: 1,
  hash: 'h1',
  rehashed: 'h1',
  key: 'k1',
  standings: ['outstanding'],
  events: 1,
  messages: 1,
  audits: 1,
};
const sent: StoredFacts = {
  damage: [],
  quotes: [{ id: 'q', status: 'sent', reopened: 0 }],
  versions: [whole],
  strays: [],
  brokenChains: [],
};
const unsent: StoredFacts = {
  ...sent,
  versions: [],
  quotes: [{ id: 'q', status: 'co_design', reopened: 0 }],
};

const judge = (before: readonly HistoryEvent[], value: StoredFacts): string[] =>
  brokenSends([...before, { t: 3, proc: 'reader', op: 'stored', type: 'ok', value }]);
const withVersion = (changed: Partial<StoredVersion>): StoredFacts => ({
  ...sent,
  versions: [{ ...whole, ...changed }],
});

describe('the checker of sends', () => {
  it('finds nothing wrong where a send that was acknowledged is there whole', () => {
    expect(judge([invoked, promised], sent)).toEqual([]);
  });

  it('finds nothing wrong where a send that nobody answered is there whole, or not at all', () => {
    expect(judge([invoked], sent)).toEqual([]);
    expect(judge([invoked], unsent)).toEqual([]);
  });

  it('finds nothing wrong where the quote was opened again', () => {
    const reopened = { ...sent, quotes: [{ id: 'q', status: 'co_design', reopened: 1 }] };
    expect(judge([invoked, promised], reopened)).toEqual([]);
  });

  it.each<[string, StoredFacts, string]>([
    ['is gone', unsent, 'The send k1 was acknowledged and its version 1 is gone'],
    ['is another than was told', withVersion({ hash: 'h2', rehashed: 'h2' }), 'was told of another version'],
    ['does not have its hash', withVersion({ rehashed: 'h2' }), 'Version 1 of q does not have its hash'],
    ['has no standing', withVersion({ standings: [] }), 'Version 1 of q has 0 standings'],
    ['has no stage event', withVersion({ events: 0 }), 'Version 1 of q has 0 stage events'],
    ['has two messages', withVersion({ messages: 2 }), 'Version 1 of q has 2 messages in the outbox'],
    ['has no row in the audit log', withVersion({ audits: 0 }), 'Version 1 of q has 0 rows in the audit log'],
    ['broke the audit log', { ...sent, brokenChains: ['row 7'] }, 'The audit log is broken: row 7'],
    ['is not the first', withVersion({ number: 2 }), 'The versions of q have a gap'],
    ['is superseded by nothing', withVersion({ standings: ['superseded'] }), 'not the one outstanding'],
    ['left the quote open', { ...sent, quotes: unsent.quotes }, 'q is co_design after 1 versions'],
    ['is twice', { ...sent, versions: [whole, { ...whole, number: 2 }] }, 'The send k1 made 2 versions'],
    ['left a message without it', { ...sent, strays: ['outbox'] }, 'A row of outbox speaks of a version'],
    ['lies in a damaged file', { ...sent, damage: ['page 7'] }, 'The database is damaged: page 7'],
  ])('catches a version that %s', (_, facts, fault) => {
    expect(judge([invoked, promised], facts).join('\n')).toContain(fault);
  });

  it('catches a version that nobody sent', () => {
    expect(judge([], sent)).toContain('Version 1 of q was sent by nobody');
  });
});

import { expect, it } from 'vitest';
import { newsAmong } from '#shared/protocol/news.ts';
import { anna, change, erik } from '../../support/changes.ts';

const byErik = { participant: erik };

it('counts what others did, and names each of them once, the last one first', () => {
  const johan = { ...anna, id: change(0).participant.id, name: 'Johan Lindqvist' };
  const another = { participant: { ...johan, id: `${anna.id}2` as typeof anna.id } };
  expect(newsAmong([change(4), change(3, another), change(2, byErik), change(1)], erik.id)).toEqual({
    names: ['Anna Bergman', 'Johan Lindqvist'],
    count: 3,
  });
});

it('is nothing where nobody did anything, or only the reader', () => {
  expect(newsAmong([], erik.id)).toBeNull();
  expect(newsAmong([change(2, byErik), change(1, byErik)], erik.id)).toBeNull();
});

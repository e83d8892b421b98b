import { describe, expect, it } from 'vitest';
import { documentReaders, mayWrite, sides } from '#shared/access/permissions.ts';
import { quoteStatuses } from '#shared/quote/lifecycle.ts';
import { layouts } from '#shared/quote-doc/doc-layout.ts';

const buyerRoots = ['jointTexts', 'choices', 'sectionChoices', 'picks', 'quantities'];

describe('the permission table', () => {
  it('has a row for every root of every document', () => {
    for (const [kind, layout] of Object.entries(layouts)) {
      for (const root of Object.keys(layout)) {
        expect(mayWrite(kind as keyof typeof layouts, root, 'draft', 'seller'), `${kind}/${root}`).toBe(true);
      }
    }
  });

  it('lets a buyer write only while designing together, and only what is theirs to choose or write (I-25)', () => {
    for (const root of Object.keys(layouts.shared)) {
      for (const status of quoteStatuses) {
        const expected = status === 'co_design' && buyerRoots.includes(root);
        expect(mayWrite('shared', root, status, 'buyer'), `${root} in ${status}`).toBe(expected);
      }
    }
  });

  it('lets nobody write shared content after it was sent', () => {
    for (const side of sides) {
      for (const status of ['sent', 'accepted', 'closed'] as const) {
        for (const root of Object.keys(layouts.shared)) {
          expect(mayWrite('shared', root, status, side), `${root} in ${status}`).toBe(false);
        }
      }
    }
  });

  it('keeps buyers out of the internal document altogether (I-24)', () => {
    expect(documentReaders.internal).not.toContain('buyer');
    for (const status of quoteStatuses) expect(mayWrite('internal', 'costs', status, 'buyer')).toBe(false);
  });

  it.each(['unknown', '__proto__', 'constructor', 'toString', ''])('lets nobody write in root %j', (root) => {
    for (const status of quoteStatuses) {
      for (const side of sides) expect(mayWrite('shared', root, status, side)).toBe(false);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { type Copied, copyOf, largestCopy, longestCopy } from '#shared/clipboard/copied.ts';
import { pastedFrom } from '#shared/clipboard/pasted.ts';
import { readCopied } from '#shared/clipboard/read-copied.ts';
import { written } from '#shared/clipboard/written.ts';
import type { ElementId } from '#shared/ids.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { smallQuote } from '../../support/quote-content.ts';

const copy = (ids: readonly ElementId[], content: QuoteContent = smallQuote()): Copied => {
  const copied = copyOf(content, new Set(ids), 'name00000000');
  if (!copied) throw new Error('nothing was copied');
  return copied;
};
const group = (content: QuoteContent): ElementId[] =>
  content.components.filter(({ groupId }) => groupId === 'platform').map(({ id }) => id);
let count = 0;
const newId = () => `new${++count}`;

describe('components that are copied', () => {
  it('carry everything that is public, as it stands', () => {
    const quote = smallQuote();
    const content: QuoteContent = { ...quote, choices: { training: true }, quantities: { seats: '7' } };
    const { components } = copy(['review', 'training', 'seats'], content);
    expect(components.map(({ id }) => id)).toEqual(['review', 'training', 'seats']);
    const { sectionId: _, rank: __, ...review } = quote.components[0] ?? {};
    expect(components[0]).toEqual(review);
    expect(components[1]).toMatchObject({ presence: 'optional', preselected: true });
    expect(components[2]).toMatchObject({ quantity: '7' });
  });

  it('bring a choice group along when all of it is copied, and what is picked there', () => {
    const quote = smallQuote();
    const members = group(quote);
    const content: QuoteContent = { ...quote, picks: { platform: [members[1] ?? ''] } };
    const whole = copy(members, content);
    expect(whole.choiceGroups).toMatchObject([{ id: 'platform', title: 'Platform' }]);
    expect(whole.picks).toEqual({ platform: [members[1]] });
    const part = copy([members[1] ?? ''], content);
    expect(part.choiceGroups).toEqual([]);
    expect(part.components).toMatchObject([{ groupId: null, presence: 'optional', preselected: true }]);
    expect(part.without).toEqual({ rules: 0, groups: 1 });
  });

  it('keep the rules between them, and say how many about others they leave', () => {
    const quote = smallQuote();
    const content: QuoteContent = {
      ...quote,
      components: quote.components.map((component) =>
        component.id === 'training'
          ? { ...component, requires: ['review', 'seats'], excludes: ['seats'] }
          : component,
      ),
    };
    const { components, without } = copy(['review', 'training'], content);
    expect(components[1]).toMatchObject({ requires: ['review'], excludes: [] });
    expect(without.rules).toBe(2);
  });
});

describe('components that are pasted', () => {
  const none = { costs: {}, sources: {} };
  it('stand under new ids that fit each other', () => {
    const quote = smallQuote();
    const members = group(quote);
    const copied = copy(members, { ...quote, picks: { platform: [members[0] ?? ''] } });
    const costs = { [members[0] ?? '']: { unitCost: '1', floorPrice: null, note: 'x' } };
    const into = { currency: 'SEK', keepsFigures: true, newId };
    const { content, costs: renewed } = pastedFrom(copied, { costs, sources: {} }, into);
    const ids = content.components.map(({ id }) => id);
    expect(ids).not.toContain(members[0]);
    const [pasted] = content.choiceGroups;
    expect(content.components.every(({ groupId }) => groupId === pasted?.id)).toBe(true);
    expect(content.picks).toEqual({ [pasted?.id ?? '']: [ids[0]] });
    expect(Object.keys(renewed)).toEqual([ids[0]]);
  });

  it('lose figures of another currency, unless they are to be kept', () => {
    const copied: Copied = { ...copy(['review']), currency: 'EUR' };
    const price = (keepsFigures: boolean) =>
      pastedFrom(copied, none, { currency: 'SEK', keepsFigures, newId }).content.components[0]?.unitPrice;
    expect(price(false)).toBeNull();
    expect(price(true)).toBe('48000');
  });
});

describe('what a clipboard says was copied', () => {
  const good = () => copy(['review', 'training', ...group(smallQuote())]);
  const read = (change: (copied: Record<string, unknown>) => void) => {
    const copied = structuredClone(good()) as unknown as Record<string, unknown>;
    change(copied);
    return readCopied(JSON.stringify(copied));
  };
  // biome-ignore lint/suspicious/noExplicitAny: a hostile hand writes what it likes.
  const parts = (copied: Record<string, unknown>) => copied as any;

  it('reads back as it was written, of which this is the control', () => {
    expect(read(() => {})).toEqual(good());
  });

  it.each<[string, (copied: Record<string, unknown>) => void]>([
    ['another format', (copied) => Object.assign(copied, { format: 'coquote-components-2' })],
    ['a field that there is not', (copied) => Object.assign(copied, { costs: {} })],
    ['a cost on a component', (copied) => Object.assign(parts(copied).components[0], { unitCost: '1' })],
    [
      'a price that is no number',
      (copied) => Object.assign(parts(copied).components[0], { unitPrice: 'NaN' }),
    ],
    [
      'a price beyond all',
      (copied) => Object.assign(parts(copied).components[0], { unitPrice: '9'.repeat(40) }),
    ],
    [
      'a title that goes on',
      (copied) => Object.assign(parts(copied).components[0], { title: 'x'.repeat(201) }),
    ],
    [
      'an id that is a name of every object',
      (copied) => Object.assign(parts(copied).components[0], { id: '__proto__' }),
    ],
    ['one id twice', (copied) => Object.assign(parts(copied).components[0], { id: 'training' })],
    [
      'a group that is not there',
      (copied) => Object.assign(parts(copied).components[0], { groupId: 'nowhere' }),
    ],
    [
      'a group of nobody',
      (copied) => parts(copied).choiceGroups.push({ ...parts(copied).choiceGroups[0], id: 'empty' }),
    ],
    [
      'a rule about what is not there',
      (copied) => Object.assign(parts(copied).components[0], { requires: ['seats'] }),
    ],
    ['a pick of another group', (copied) => Object.assign(copied, { picks: { platform: ['review'] } })],
    ['nothing', (copied) => Object.assign(copied, { components: [], choiceGroups: [] })],
  ])('is not taken with %s', (_, change) => {
    expect(read(change)).toBe('unreadable');
  });

  it('is not taken where it is too much, and is not looked at then', () => {
    const many = Array.from({ length: largestCopy + 1 }, () => ({ toString: null }));
    expect(readCopied(JSON.stringify({ components: many }))).toBe('too-large');
    expect(readCopied(`"${'x'.repeat(longestCopy)}"`)).toBe('too-large');
    expect(readCopied('{"format":')).toBe('unreadable');
    expect(readCopied('null')).toBe('unreadable');
  });
});

describe('what is written to a clipboard', () => {
  it('holds nothing that only sellers know, in any of its forms (I-24)', () => {
    const { own: clean, html, text } = written(copy(['review']), 'en');
    expect(clean + html + text).not.toMatch(/cost|floor|margin/i);
  });

  const copied: Copied = {
    ...copy(['training']),
    components: copy(['training']).components.map((component) => ({
      ...component,
      title: '=HYPERLINK("x")',
      description: 'two\nlines & <b>',
      unitPrice: '12500.5',
      unit: 'day',
    })),
  };

  it('is a table that a spreadsheet reads, with no formula in it', () => {
    const { text, html } = written(copied, 'sv');
    const [head, row] = text.split('\r\n');
    expect(head).toBe('Namn\tBeskrivning\tAntal\tEnhet\tPris\tValuta\tDebitering\tMoms');
    expect(row).toContain(`"'=HYPERLINK(""x"")"\t"two\nlines & <b>"\t1\tday\t12500,5\tSEK`);
    expect(html).toContain('<td>two<br>lines &amp; &lt;b&gt;</td><td>1</td>');
    expect(html).not.toContain('<b>');
  });

  it('holds all of it once more, for a quote', () => {
    const { own, html } = written(copied, 'en');
    expect(readCopied(own)).toEqual(copied);
    const attribute = /data-coquote-components="([^"]*)"/.exec(html)?.[1] ?? '';
    const unescaped = attribute.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    expect(unescaped.replaceAll('&amp;', '&')).toBe(own);
  });
});

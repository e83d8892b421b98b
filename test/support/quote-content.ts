/** Quote content for tests: a small one that reads like a real quote, and arbitrary ones for properties. */
import fc from 'fast-check';
import {
  type Component,
  choiceGroupDefaults,
  componentDefaults,
  pricePeriods,
  type QuoteContent,
  sectionDefaults,
  termsDefaults,
  vatCategories,
} from '#shared/quote/quote.ts';
import { emptyRichText, type RichText, type RichTextNode } from '#shared/quote/rich-text.ts';
import { variableNames } from '#shared/quote/variables.ts';
import { firstRanks } from '#shared/quote-doc/ranks.ts';

/** A quote with these overrides; by default empty. */
export function quoteContent(overrides: Partial<QuoteContent> = {}): QuoteContent {
  return {
    terms: termsDefaults,
    sections: [],
    choiceGroups: [],
    components: [],
    texts: { intro: emptyRichText, terms: emptyRichText },
    jointTexts: { goals: emptyRichText },
    choices: {},
    sectionChoices: {},
    picks: {},
    quantities: {},
    ...overrides,
  };
}

/** A component with these overrides. */
export function component(id: string, overrides: Partial<Component> = {}): Component {
  return { id, sectionId: 'start', rank: 'a0', ...componentDefaults, title: `Title of ${id}`, ...overrides };
}

export function paragraphs(...texts: string[]): RichText {
  return {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

/** One section with a required, an optional and a countable component, and a group to choose one of two from. */
export function smallQuote(): QuoteContent {
  const [a = '', b = '', c = '', d = ''] = firstRanks(4);
  return quoteContent({
    terms: { ...termsDefaults, title: 'Marketing automation' },
    sections: [{ ...sectionDefaults, id: 'start', title: 'Start', rank: a }],
    choiceGroups: [
      { ...choiceGroupDefaults, id: 'platform', sectionId: 'start', title: 'Platform', rank: d },
    ],
    components: [
      component('review', { rank: a, unitPrice: '48000' }),
      component('training', { rank: b, unitPrice: '12500', presence: 'optional', preselected: false }),
      component('seats', {
        rank: c,
        unitPrice: '300',
        presence: 'optional',
        pricePeriod: 'month',
        buyerQuantity: { min: '2', max: '20', step: '2' },
        quantity: '4',
      }),
      component('basic', { groupId: 'platform', rank: a, unitPrice: '900' }),
      component('premium', { groupId: 'platform', rank: b, unitPrice: '1900' }),
    ],
    texts: { intro: paragraphs('From one list.'), terms: paragraphs('Thirty days net.') },
    jointTexts: { goals: paragraphs('Ten leads a week.') },
    choices: { training: false },
    picks: { platform: ['basic'] },
    quantities: { seats: '6' },
  });
}

const decimal = (max: number, decimals: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 10 ** decimals - 1 }))
    .map(([whole, fraction]) => String(Number(`${whole}.${String(fraction).padStart(decimals, '0')}`)));
const text = fc.string({ maxLength: 20, unit: 'grapheme' }).filter((value) => value.isWellFormed());

const marks = fc.subarray(
  [
    { type: 'bold' },
    { type: 'italic' },
    { type: 'underline' },
    { type: 'strike' },
    { type: 'link', attrs: { href: 'https://example.com/', target: '_blank', class: null } },
  ],
  { maxLength: 5 },
);

/** Inline text as an editor leaves it: no empty text, no two neighbours with the same marks. */
const inline = fc.array(fc.tuple(text.filter(Boolean), marks, fc.boolean()), { maxLength: 4 }).map((runs) =>
  runs.flatMap(([value, on, broken], index): RichTextNode[] => {
    const node: RichTextNode = { type: 'text', text: value, ...(on.length > 0 && { marks: on }) };
    const separator: RichTextNode[] = index > 0 || broken ? [{ type: 'hardBreak' }] : [];
    return [...separator, node];
  }),
);
const block = (type: string, attrs?: RichTextNode['attrs']) => (content: RichTextNode[]) => ({
  type,
  ...(attrs && { attrs }),
  ...(content.length > 0 && { content }),
});
const paragraph = inline.map(block('paragraph'));
const variable = fc.constantFrom(...variableNames).map((name) => ({ type: 'variable', attrs: { name } }));
const naming = fc.tuple(inline, variable).map(([before, named]) => block('paragraph')([...before, named]));
const row = (type: string) =>
  fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }).map(block(type)), {
    minLength: 1,
    maxLength: 3,
  });
const table = fc
  .tuple(row('tableHeader'), fc.array(row('tableCell'), { maxLength: 2 }))
  .map(([head, rows]) => block('table')([head, ...rows].map(block('tableRow'))));
const item = fc.array(paragraph, { minLength: 1, maxLength: 2 }).map(block('listItem'));
export const richTexts: fc.Arbitrary<RichText> = fc
  .array(
    fc.oneof(
      paragraph,
      fc.integer({ min: 1, max: 3 }).chain((level) => inline.map(block('heading', { level }))),
      fc.array(item, { minLength: 1, maxLength: 3 }).map(block('bulletList')),
      fc.array(item, { minLength: 1, maxLength: 3 }).map(block('orderedList', { start: 1 })),
      fc.array(paragraph, { minLength: 1, maxLength: 2 }).map(block('blockquote')),
      naming,
      table,
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((content) => ({ type: 'doc', content }));

const period = fc.constantFrom(...pricePeriods);

function componentIn(id: string, sectionId: string, groupId: string | null, rank: string) {
  return fc
    .record({
      title: text,
      description: text,
      unit: text,
      presence: fc.constantFrom('required', 'optional'),
      preselected: fc.boolean(),
      pricePeriod: period,
      billingPeriod: period,
      priceModel: fc.constantFrom('flat', 'volume', 'graduated'),
      unitPrice: fc.option(decimal(100_000, 6)),
      baseQuantity: decimal(10, 4).filter((value) => value !== '0'),
      tiers: fc.array(fc.record({ upTo: fc.option(decimal(100, 4)), unitPrice: decimal(100, 6) }), {
        maxLength: 3,
      }),
      quantity: decimal(100, 4),
      buyerQuantity: fc.option(fc.record({ min: decimal(2, 2), max: decimal(90, 2), step: decimal(2, 2) })),
      adjustments: fc.array(
        fc.oneof(
          fc.record({ kind: fc.constantFrom('discount', 'charge'), percent: decimal(99, 4) }),
          fc.record({ kind: fc.constantFrom('discount', 'charge'), amount: decimal(99, 4) }),
        ),
        { maxLength: 2 },
      ),
      vat: fc.record({ category: fc.constantFrom(...vatCategories), rate: decimal(99, 2) }),
      requires: fc.subarray(['s0-0', 's0-1', 's1-1']),
      excludes: fc.subarray(['s0-2']),
      staysOpen: fc.boolean(),
      included: fc.array(text, { maxLength: 2 }),
      notIncluded: fc.array(text, { maxLength: 2 }),
    })
    .map((values): Component => ({ id, sectionId, groupId, rank, ...values }) as Component);
}

/** Any content in the form the reader gives it: in reading order, decimals in their one spelling. */
export const quoteContents: fc.Arbitrary<QuoteContent> = fc
  .record({ sections: fc.integer({ min: 0, max: 2 }), rows: fc.integer({ min: 0, max: 3 }) })
  .chain(({ sections, rows }) => {
    const ranks = firstRanks(10);
    const sectionIds = Array.from({ length: sections }, (_, index) => `s${index}`);
    const group = (sectionId: string) => ({ id: `${sectionId}-g`, sectionId, rank: ranks[rows] ?? '' });
    const components = sectionIds.flatMap((sectionId) => [
      ...Array.from({ length: rows }, (_, row) =>
        componentIn(`${sectionId}-${row}`, sectionId, null, ranks[row] ?? ''),
      ),
      componentIn(`${sectionId}-m0`, sectionId, `${sectionId}-g`, ranks[0] ?? ''),
      componentIn(`${sectionId}-m1`, sectionId, `${sectionId}-g`, ranks[1] ?? ''),
    ]);
    return fc
      .record({
        terms: fc.record({ title: text, termMonths: fc.integer({ min: 1, max: 120 }) }),
        titles: fc.array(text, { minLength: 4, maxLength: 4 }),
        components: fc.tuple(...components),
        texts: fc.record({ intro: richTexts, terms: richTexts }),
        jointTexts: fc.record({ goals: richTexts }),
        chosen: fc.boolean(),
      })
      .map(({ terms, titles, components: all, texts, jointTexts, chosen }) =>
        quoteContent({
          terms: { ...termsDefaults, ...terms },
          sections: sectionIds.map((id, index) => ({
            ...sectionDefaults,
            id,
            title: titles[index] ?? '',
            rank: ranks[index] ?? '',
          })),
          choiceGroups: sectionIds.map((id) => ({
            ...choiceGroupDefaults,
            ...group(id),
            title: titles[3] ?? '',
          })),
          components: all,
          texts,
          jointTexts,
          choices: Object.fromEntries(all.map(({ id }) => [id, chosen])),
          picks: Object.fromEntries(sectionIds.map((id) => [`${id}-g`, [`${id}-m0`]])),
          quantities: Object.fromEntries(
            all.filter(({ buyerQuantity }) => buyerQuantity !== null).map(({ id }) => [id, '2']),
          ),
        }),
      );
  });

import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { Issue } from '#shared/pricing/priced-quote.ts';
import { ruleFixes } from '#shared/pricing/rule-fixes.ts';
import {
  type Component,
  choiceGroupDefaults,
  type QuoteContent,
  sectionDefaults,
} from '#shared/quote/quote.ts';
import { withChoices } from '#shared/quote/selection.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

const option = (id: string, values: Partial<Component> = {}): Component =>
  component(id, { presence: 'optional', preselected: false, unitPrice: '1', ...values });

function quote(
  components: readonly Component[],
  selected: readonly string[] = [],
  rest: Partial<QuoteContent> = {},
): QuoteContent {
  return quoteContent({
    sections: [{ ...sectionDefaults, id: 'start', rank: 'a0' }],
    components: [...components],
    choices: Object.fromEntries(selected.map((id) => [id, true])),
    ...rest,
  });
}

const group = (max: number, min = 1) => ({
  ...choiceGroupDefaults,
  id: 'g',
  sectionId: 'start',
  rank: 'a0',
  min,
  max,
});

/** "requires crm → +crm": each way out of the first unmet rule. */
function fixes(content: QuoteContent): string[] {
  const [rule] = priceQuote(content).unmetRules;
  if (rule === undefined) throw new Error('no rule is unmet');
  return ruleFixes(content, rule).map(({ patch, selects, deselects }) => {
    expect(priceQuote(withChoices(content, patch)).unmetRules).toEqual([]);
    return [...selects.map((id) => `+${id}`), ...deselects.map((id) => `-${id}`)].join(' ');
  });
}

const told = (content: QuoteContent): string[] =>
  priceQuote(content).issues.map(({ code, element, field, other }: Issue) =>
    [code, element, field, other].filter(Boolean).join(' '),
  );

describe('an unmet rule', () => {
  const requiring = [option('integration', { requires: ['crm'] }), option('crm')];
  const excluding = [option('a', { excludes: ['b'] }), option('b', { excludes: ['a'] })];

  test('is an issue that names both components', () => {
    expect(told(quote(requiring, ['integration']))).toEqual(['rule-unmet integration requires crm']);
    expect(told(quote(requiring, ['integration', 'crm']))).toEqual([]);
    expect(told(quote(requiring, ['crm']))).toEqual([]);
  });

  test('of two that exclude each other is told once', () => {
    expect(told(quote(excluding, ['a', 'b']))).toEqual(['rule-unmet a excludes b']);
    expect(told(quote(excluding, ['b']))).toEqual([]);
  });

  test('is fixed by adding what is missing or removing what requires it', () => {
    expect(fixes(quote(requiring, ['integration']))).toEqual(['+crm', '-integration']);
  });

  test('is fixed by removing one or the other of two that exclude each other', () => {
    expect(fixes(quote(excluding, ['a', 'b']))).toEqual(['-a', '-b']);
  });

  test('is fixed with everything that follows from it', () => {
    const chain = [
      option('a', { requires: ['b'] }),
      option('b', { requires: ['c'] }),
      option('c', { excludes: ['d'] }),
      option('d'),
    ];
    expect(fixes(quote(chain, ['a', 'd']))).toEqual(['+b +c -d', '-a']);
  });

  test('is not fixed by what nobody may choose', () => {
    const fixed = [component('a', { unitPrice: '1', requires: ['b'] }), option('b')];
    expect(fixes(quote(fixed))).toEqual(['+b']);
    const both = [component('a', { unitPrice: '1', excludes: ['b'] }), component('b', { unitPrice: '1' })];
    expect(fixes(quote(both))).toEqual([]);
  });

  test('is fixed by the pick of a group, which takes the place of another', () => {
    const members = [
      option('a', { requires: ['two'] }),
      option('one', { groupId: 'g' }),
      option('two', { groupId: 'g' }),
    ];
    const rest = { choiceGroups: [group(1)], picks: { g: ['one'] } };
    expect(fixes(quote(members, ['a'], rest))).toEqual(['+two -one', '-a']);
  });

  test('never leaves a group with too few or too many', () => {
    const members = [
      component('a', { unitPrice: '1', excludes: ['one'] }),
      option('one', { groupId: 'g' }),
      option('two', { groupId: 'g' }),
    ];
    const decided = { choiceGroups: [group(1)], picks: { g: ['one'] } };
    expect(fixes(quote(members, [], decided))).toEqual([]);
    const spare = { choiceGroups: [group(2)], picks: { g: ['one', 'two'] } };
    expect(fixes(quote(members, [], spare))).toEqual(['-one']);
  });

  test('is fixed by choosing the section that something stands in, or leaving it out', () => {
    const sections = [
      { ...sectionDefaults, id: 'start', rank: 'a0' },
      { ...sectionDefaults, id: 'extra', rank: 'a1', presence: 'optional', preselected: false } as const,
    ];
    const parts = [
      component('a', { unitPrice: '1', requires: ['part'] }),
      component('part', { sectionId: 'extra', unitPrice: '1' }),
    ];
    expect(fixes(quote(parts, [], { sections }))).toEqual(['+part']);
    const rivals = [
      component('a', { unitPrice: '1', excludes: ['part'] }),
      component('part', { sectionId: 'extra', unitPrice: '1' }),
    ];
    expect(fixes(quote(rivals, [], { sections, sectionChoices: { extra: true } }))).toEqual(['-part']);
  });
});

describe('a rule that makes no sense', () => {
  test('is told where it goes in a circle', () => {
    const circle = [
      option('a', { requires: ['b'] }),
      option('b', { requires: ['a'] }),
      option('c', { requires: ['a'] }),
    ];
    expect(told(quote(circle))).toEqual(['rule-cycle a requires b', 'rule-cycle b requires a']);
    expect(told(quote([option('a', { requires: ['a'] })]))).toEqual(['rule-cycle a requires a']);
  });

  test.each<[string, Component[], Partial<QuoteContent>, string[]]>([
    [
      'what it requires excludes it',
      [option('a', { requires: ['b'] }), option('b', { excludes: ['a'] })],
      {},
      ['rule-impossible a excludes a'],
    ],
    ['it excludes itself', [option('a', { excludes: ['a'] })], {}, ['rule-impossible a excludes a']],
    [
      'it excludes what is always there',
      [option('a', { excludes: ['b'] }), component('b', { unitPrice: '1' })],
      {},
      ['rule-impossible a excludes b'],
    ],
    [
      'what is always there excludes it',
      [option('a', { requires: ['b'] }), option('b'), component('c', { unitPrice: '1', excludes: ['b'] })],
      {},
      ['rule-impossible a excludes c'],
    ],
    [
      'it requires two of which one is picked',
      [option('a', { requires: ['m', 'n'] }), option('m', { groupId: 'g' }), option('n', { groupId: 'g' })],
      { choiceGroups: [group(1, 0)] },
      ['rule-impossible a requires n'],
    ],
    ['it is about nothing', [option('a', { requires: ['gone'] })], {}, ['orphan a requires gone']],
  ])('is told where %s', (_, components, rest, issues) => {
    expect(told(quote(components, [], rest))).toEqual(issues);
  });

  test('costs no more than a bound, however many there are', () => {
    const many = Array.from({ length: 3_000 }, (_, index) =>
      option(`c${index}`, { requires: [`c${index + 1}`] }),
    );
    expect(told(quote(many))).toContain('orphan c2999 requires c3000');
  });
});

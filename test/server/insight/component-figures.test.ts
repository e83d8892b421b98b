import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuoteId } from '#shared/ids.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { ChoiceMoment, ChoiceState } from '../../../server/insight/choice-rows.ts';
import { componentFigures } from '../../../server/insight/component-figures.ts';

const quoteId = (n: number) => QuoteId.parse(`quote-${String(n).padStart(4, '0')}`);
const money = (amount: number) => MinorUnits.parse(amount);

function state(of: Partial<ChoiceState>): ChoiceState {
  return {
    quoteId: quoteId(1),
    quoteNumber: '2026-0001',
    customerName: 'Kund AB',
    componentId: 'onboarding',
    title: 'Onboarding',
    period: 'once',
    currency: 'SEK',
    selected: false,
    isAlternative: false,
    amount: money(1_200_000),
    ...of,
  };
}

function moment(of: Partial<ChoiceMoment>): ChoiceMoment {
  return {
    quoteId: quoteId(1),
    elementId: 'onboarding',
    at: 1,
    participant: 'Anna',
    side: 'buyer',
    kind: 'deselected',
    before: true,
    after: false,
    amount: money(1_000_000),
    difference: null,
    ...of,
  };
}
const deselected = moment({});
const selected = moment({ kind: 'selected', before: false, after: true });
const picked = (before: string[], after: string[]) =>
  moment({ kind: 'picked', elementId: 'connector', before, after, amount: null });

const figuresOf = (states: ChoiceState[], moments: ChoiceMoment[]) =>
  componentFigures(states, moments).map(({ component }) => component);

describe('the figures of a component', () => {
  it('counts as deselected what somebody took out, at the price it had then', () => {
    expect(figuresOf([state({})], [deselected])).toEqual([
      expect.objectContaining({
        offered: 1,
        chosen: 0,
        deselected: 1,
        neverSelected: 0,
        readded: 0,
        amountLeftOut: 1_000_000,
      }),
    ]);
  });

  it('counts as never selected what nobody ever took in, at its present price', () => {
    expect(figuresOf([state({})], [])).toEqual([
      expect.objectContaining({ deselected: 0, neverSelected: 1, amountLeftOut: 1_200_000 }),
    ]);
  });

  it('counts as chosen what is in now, and says that it came back', () => {
    expect(figuresOf([state({ selected: true })], [deselected, selected])).toEqual([
      expect.objectContaining({ chosen: 1, deselected: 0, readded: 1, amountLeftOut: 0 }),
    ]);
  });

  it('does not say that it came back when it was first taken in and then out', () => {
    expect(figuresOf([state({})], [selected, deselected])).toEqual([
      expect.objectContaining({ deselected: 1, readded: 0 }),
    ]);
  });

  it('reads from a pick which alternative was left and which was taken', () => {
    const states = [
      state({ componentId: 'standard', title: 'Standard' }),
      state({ componentId: 'custom', title: 'Custom', selected: true }),
      state({ componentId: 'other', title: 'Other' }),
    ];
    const figures = componentFigures(states, [picked(['standard'], ['custom'])]);
    expect(
      figures.map(({ component, evidence }) => [
        component.title,
        evidence[0]?.row.state,
        evidence[0]?.row.moments.length,
      ]),
    ).toEqual([
      ['Standard', 'deselected', 1],
      ['Custom', 'chosen', 1],
      ['Other', 'never-selected', 0],
    ]);
  });

  it('does not count as left out an alternative that nobody ever picked', () => {
    const passedBy = state({ isAlternative: true });
    expect(figuresOf([passedBy], [])).toEqual([
      expect.objectContaining({ neverSelected: 1, leftOut: 0, amountLeftOut: 0 }),
    ]);
    expect(figuresOf([passedBy], [deselected])).toEqual([
      expect.objectContaining({ deselected: 1, leftOut: 1, amountLeftOut: 1_000_000 }),
    ]);
  });

  it.each<[string, string[], Partial<ChoiceMoment>, number]>([
    ['another alternative', ['custom'], { amount: money(900_000), difference: money(200_000) }, 700_000],
    ['nothing', [], { difference: money(-700_000) }, 700_000],
    ['one in another price period', ['custom'], { amount: money(900_000) }, 1_200_000],
  ])('reads what an alternative cost when it was left for %s', (_, after, prices, expected) => {
    const left = { ...picked(['standard'], after), ...prices };
    expect(figuresOf([state({ componentId: 'standard' })], [left])).toEqual([
      expect.objectContaining({ deselected: 1, amountLeftOut: expected }),
    ]);
  });

  it('takes the same title in other case and spacing together, over quotes', () => {
    const states = [state({}), state({ quoteId: quoteId(2), title: ' onboarding ' })];
    expect(figuresOf(states, [])).toEqual([expect.objectContaining({ offered: 2 })]);
  });

  it('keeps currencies and price periods apart', () => {
    const states = [state({}), state({ currency: 'EUR' }), state({ period: 'month' })];
    expect(new Set(figuresOf(states, []).map(({ key }) => key)).size).toBe(3);
  });

  it('counts a quote once where two of its components have the same title', () => {
    const states = [state({}), state({ componentId: 'again', selected: true })];
    expect(figuresOf(states, [])).toEqual([expect.objectContaining({ offered: 1, chosen: 1 })]);
  });

  it('does not take a moment of another quote for its own', () => {
    expect(figuresOf([state({})], [moment({ quoteId: quoteId(2) })])).toEqual([
      expect.objectContaining({ deselected: 0, neverSelected: 1 }),
    ]);
  });
});

const component = fc.constantFrom('a', 'b', 'c');
const states = fc.uniqueArray(
  fc.record({
    quoteId: fc.integer({ min: 1, max: 4 }).map(quoteId),
    componentId: component,
    title: fc.constantFrom('Onboarding', 'ONBOARDING', 'Training'),
    currency: fc.constantFrom('SEK', 'EUR'),
    selected: fc.boolean(),
    isAlternative: fc.boolean(),
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }).map(money),
  }),
  { selector: (of) => `${of.quoteId} ${of.componentId}`, maxLength: 12 },
);
const moments = fc.array(
  fc.oneof(
    fc.record({
      quoteId: fc.integer({ min: 1, max: 4 }).map(quoteId),
      elementId: component,
      kind: fc.constantFrom('selected' as const, 'deselected' as const),
      amount: fc.integer({ min: 0, max: 1_000_000 }).map(money),
    }),
    fc.record({
      quoteId: fc.integer({ min: 1, max: 4 }).map(quoteId),
      kind: fc.constant('picked' as const),
      before: fc.uniqueArray(component),
      after: fc.uniqueArray(component),
    }),
  ),
  { maxLength: 20 },
);

describe('I-38: every figure equals the rows it opens to', () => {
  it('for any quotes and any history of choosing', () => {
    fc.assert(
      fc.property(states, moments, (someStates, someMoments) => {
        const all = someStates.map(state);
        for (const { component: figures, evidence } of componentFigures(all, someMoments.map(moment))) {
          const rows = evidence.map(({ row }) => row);
          const inState = (name: string) => rows.filter((row) => row.state === name);
          expect(figures.offered).toBe(rows.length);
          expect(figures.chosen).toBe(inState('chosen').length);
          expect(figures.deselected).toBe(inState('deselected').length);
          expect(figures.neverSelected).toBe(inState('never-selected').length);
          expect(figures.chosen + figures.deselected + figures.neverSelected).toBe(figures.offered);
          const leftOut = rows.filter((row) => row.leftOut);
          expect(figures.leftOut).toBe(leftOut.length);
          expect(figures.amountLeftOut).toBe(leftOut.reduce((sum, row) => sum + row.amount, 0));
          expect(figures.readded).toBeLessThanOrEqual(rows.filter((row) => row.moments.length >= 2).length);
          expect(new Set(rows.map((row) => row.quoteId)).size).toBe(rows.length);
        }
      }),
    );
  });

  it('and every choice is in exactly one of the figures', () => {
    fc.assert(
      fc.property(states, (someStates) => {
        const all = someStates.map(state);
        const counted = componentFigures(all, []).flatMap(({ component: { key }, evidence }) =>
          evidence.map(({ row }) => `${key} ${row.quoteId}`),
        );
        expect(new Set(counted).size).toBe(counted.length);
        expect(new Set(all.map((of) => of.quoteId))).toEqual(
          new Set(counted.map((pair) => pair.split(' ')[1])),
        );
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { hostileContents, priceableContents } from '../../support/priceable-content.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** All figures that belong to the quote as a whole; lines and issues come in the order of the components. */
const wholeOf = ({ components: _c, issues: _i, leftOut: _l, unpicked: _u, ...whole }: PricedQuote) => whole;

describe('whatever is sold', () => {
  test('the parts add up to the whole, at every step', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        const priced = priceQuote(content);
        for (const { period, lines, quoteDiscount, net, vat, tax, gross } of priced.periods) {
          const inSections = Object.values(priced.sections).flat();
          expect(sum(inSections.filter((each) => each.period === period).map((each) => each.net))).toBe(
            lines,
          );
          expect(lines - quoteDiscount).toBe(net);
          expect(sum(vat.map(({ taxable }) => taxable))).toBe(net);
          expect(sum(vat.map((each) => each.tax))).toBe(tax);
          expect(net + tax).toBe(gross);
        }
        for (const { net, vat, tax, gross } of [priced.firstYear, priced.dueAtAcceptance]) {
          expect(sum(vat.map(({ taxable }) => taxable))).toBe(net);
          expect(sum(vat.map((each) => each.tax))).toBe(tax);
          expect(net + tax).toBe(gross);
        }
      }),
    );
  });

  test('without section discounts the lines are the selected components, and the first year is twelve months of them', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        const plain = {
          ...content,
          terms: { ...content.terms, termMonths: 12, quoteDiscount: null },
          sections: content.sections.map((section) => ({ ...section, discountPercent: null })),
        };
        const { components, periods, firstYear, firstYearParts, tcv } = priceQuote(plain);
        const times = { once: 1, month: 12, quarter: 4, year: 1 };
        const selected = Object.values(components).filter((component) => component.selected);
        for (const { period, lines } of periods) {
          expect(sum(selected.filter((each) => each.period === period).map(({ net }) => net))).toBe(lines);
        }
        expect(firstYear.net).toBe(sum(selected.map(({ net, period }) => net * times[period])));
        expect(firstYearParts.required + firstYearParts.chosen).toBe(firstYear.net);
        expect(tcv).toBe(firstYear.net);
      }),
    );
  });

  test('an amount off the quote takes off exactly that amount', () => {
    fc.assert(
      fc.property(priceableContents, fc.nat(10_000), (content, amount) => {
        const { terms } = content;
        const priced = priceQuote({
          ...content,
          terms: { ...terms, quoteDiscount: { amount: String(amount) } },
        });
        fc.pre(!priced.issues.some(({ code }) => code === 'discount-exceeds-quote'));
        expect(sum(priced.periods.map(({ quoteDiscount }) => quoteDiscount))).toBe(amount * 100);
      }),
    );
  });

  test('the order of components changes no figure', () => {
    fc.assert(
      fc.property(priceableContents, fc.infiniteStream(fc.nat()), (content, keys) => {
        const shuffled = content.components
          .map((component) => ({ component, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ component }) => component);
        const [one, other] = [priceQuote(content), priceQuote({ ...content, components: shuffled })];
        expect(wholeOf(other)).toEqual(wholeOf(one));
        expect(other.components).toEqual(one.components);
      }),
    );
  });

  test('choosing something and leaving it out again brings the same figures back', () => {
    fc.assert(
      fc.property(priceableContents, fc.nat(), (content, pick) => {
        const component = content.components[pick % Math.max(1, content.components.length)];
        fc.pre(component !== undefined && component.groupId === null);
        const chosen = (selected: boolean): QuoteContent => ({
          ...content,
          choices: { ...content.choices, [component.id]: selected },
        });
        const off = priceQuote(chosen(false));
        const on = priceQuote(chosen(true));
        expect(priceQuote(chosen(false))).toEqual(off);
        // Its own figures are the same either way.
        const own = on.components[component.id];
        expect({ ...own, selected: false }).toEqual({ ...off.components[component.id], selected: false });
      }),
    );
  });

  test('periods never mix: what is sold once does not move what recurs', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        const { terms } = content;
        const plain = { ...content, terms: { ...terms, quoteDiscount: { percent: '7.5' } } };
        const recurring = plain.components.filter(({ pricePeriod }) => pricePeriod !== 'once');
        const all = priceQuote(plain).periods.filter(({ period }) => period !== 'once');
        expect(priceQuote({ ...plain, components: recurring }).periods).toEqual(all);
      }),
    );
  });

  test('pricing leaves its input alone', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        const before = structuredClone(content);
        priceQuote(content);
        expect(content).toEqual(before);
      }),
    );
  });
});

/** Every number anywhere in a result. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('hostile content', () => {
  test('gives whole amounts and named issues: no exception, no NaN, no negative zero', () => {
    fc.assert(
      fc.property(hostileContents, (content) => {
        const priced = priceQuote(content);
        for (const number of numbersIn(priced)) {
          expect(Number.isSafeInteger(number) && !Object.is(number, -0)).toBe(true);
        }
        for (const { code, element } of priced.issues) {
          expect(typeof code).toBe('string');
          expect(element === null || typeof element === 'string').toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the negative control: the same check finds a NaN and a negative zero', () => {
    expect(numbersIn({ a: [Number.NaN], b: { c: -0 } }).every(Number.isSafeInteger)).toBe(false);
    expect(numbersIn({ b: { c: -0 } }).some((number) => Object.is(number, -0))).toBe(true);
  });
});

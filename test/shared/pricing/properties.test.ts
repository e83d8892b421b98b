import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInside, outsideOffer } from '#shared/pricing/inside-offer.ts';
import { priceMargins } from '#shared/pricing/margin.ts';
import { offerSpaceOf } from '#shared/pricing/offer-space.ts';
import { componentDrivers, sectionDrivers, termDrivers } from '#shared/pricing/price-drivers.ts';
import { createPricer, priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { ruleFixes } from '#shared/pricing/rule-fixes.ts';
import { discountTaken, sellerChecks } from '#shared/pricing/seller-checks.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { withChoices } from '#shared/quote/selection.ts';
import { hostileContents, priceableContents, pricingDays } from '../../support/priceable-content.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** All figures that belong to the quote as a whole; lines and issues come in the order of the components. */
const wholeOf = (priced: PricedQuote) => {
  const { components: _c, issues: _i, leftOut: _l, unpicked: _u, unmetRules: _r, ...whole } = priced;
  return whole;
};

describe('whatever is sold', () => {
  test('the parts add up to the whole, at every step', () => {
    fc.assert(
      fc.property(priceableContents, pricingDays, (content, asOf) => {
        const priced = priceQuote(content, { asOf });
        const inSections = Object.values(priced.sections).flat();
        for (const { period, lines, quoteDiscount, allowances, charges, net } of priced.periods) {
          const nets = inSections.filter((each) => each.period === period).map((each) => each.net);
          expect(sum(nets)).toBe(lines);
          expect(lines - quoteDiscount - allowances + charges).toBe(net);
        }
        const own = Object.values(priced.optionalSections).flatMap((section) => section.own);
        for (const { lines, discount, net } of [...inSections, ...own]) expect(lines - discount).toBe(net);
        const after = priced.lapsingDiscount?.after;
        const payable = [...priced.periods, priced.dueAtAcceptance];
        const later = after === undefined ? [] : [...after.periods, after.dueAtAcceptance, after.firstYear];
        for (const { net, vat, tax, gross } of [
          ...payable,
          ...inSections,
          ...own,
          ...later,
          priced.firstYear,
        ]) {
          expect(sum(vat.map(({ taxable }) => taxable))).toBe(net);
          expect(sum(vat.map((each) => each.tax))).toBe(tax);
          expect(net + tax).toBe(gross);
        }
        const step = Number(content.terms.payableStep ?? 0) * 100;
        for (const { gross, rounding, payable: toPay } of payable) {
          expect(gross + rounding).toBe(toPay);
          expect(Math.abs(rounding) * 2).toBeLessThanOrEqual(step);
          if (step > 0) expect(Math.abs(toPay) % Math.round(step)).toBe(0);
        }
      }),
    );
  });

  test('without section discounts the lines are the selected components, and the first year is twelve months of them', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        const plain = {
          ...content,
          terms: { ...content.terms, termMonths: 12, quoteDiscount: null, quoteAdjustments: [] },
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
        const recurringPeriods = (quote: QuoteContent) =>
          priceQuote(quote).periods.filter(({ period }) => period !== 'once');
        expect(recurringPeriods({ ...plain, components: recurring })).toEqual(recurringPeriods(plain));
      }),
    );
  });

  test('every component counts, is left out, or lost to another alternative', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        const { components, leftOut, unpicked } = priceQuote(content);
        const counted = Object.values(components).filter(({ selected }) => selected);
        const all = [...counted.map(({ id }) => id), ...leftOut, ...unpicked];
        expect(all.sort()).toEqual(content.components.map(({ id }) => id).sort());
      }),
    );
  });

  test('leaving a section out and choosing it again brings the same figures back', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        const chosen = (second: boolean) => priceQuote({ ...content, sectionChoices: { second } });
        const [on, off] = [chosen(true), chosen(false)];
        expect(chosen(true)).toEqual(on);
        const own = on.optionalSections['second']?.own;
        expect(off.optionalSections['second']?.own).toEqual(own);
        // What it would come to is what it comes to.
        if (own !== undefined) expect(on.sections['second']).toEqual(own);
      }),
    );
  });

  test('a discount that lapses is no discount from the day after', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        fc.pre(content.terms.quoteDiscount !== null);
        const terms = { ...content.terms, quoteDiscountUntil: '2026-04-30' };
        const holding = priceQuote({ ...content, terms }, { asOf: '2026-04-30' });
        const lapsed = priceQuote({ ...content, terms }, { asOf: '2026-05-01' });
        const without = priceQuote({ ...content, terms: { ...terms, quoteDiscount: null } });
        expect(lapsed.periods).toEqual(without.periods);
        expect(holding.lapsingDiscount?.after).toEqual({
          periods: without.periods,
          firstYear: without.firstYear,
          dueAtAcceptance: without.dueAtAcceptance,
        });
        expect(lapsed.lapsingDiscount?.hasLapsed).toBe(true);
      }),
    );
  });

  test('remembering changes no figure, whatever was priced before', () => {
    fc.assert(
      fc.property(fc.array(priceableContents, { minLength: 1, maxLength: 4 }), pricingDays, (all, asOf) => {
        const pricer = createPricer();
        for (const content of [...all, ...all]) {
          expect(pricer(content, { asOf })).toEqual(priceQuote(content, { asOf }));
        }
      }),
      { numRuns: 40 },
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

describe('whatever is sent', () => {
  test('is inside its own offer when nothing is wrong with it, and an empty answer is a yes to all of it', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        const sent = soundChoices(content);
        const space = offerSpaceOf(sent);
        expect(isInside(space, sent)).toBe(true);
        expect(isInside(space, { choices: {}, sectionChoices: {}, picks: {}, quantities: {} })).toBe(true);
      }),
    );
  });

  test('a fix meets its rule and breaks no other', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        const { unmetRules } = priceQuote(content);
        for (const rule of unmetRules) {
          for (const { patch, selects, deselects } of ruleFixes(content, rule)) {
            const after = priceQuote(withChoices(content, patch));
            expect(after.unmetRules).not.toContainEqual(rule);
            expect(unmetRules).toEqual(expect.arrayContaining([...after.unmetRules]));
            for (const id of selects) expect(after.components[id]?.selected).toBe(true);
            for (const id of deselects) expect(after.components[id]?.selected).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The same quote with nothing wrong about its choices. */
function soundChoices(content: QuoteContent): QuoteContent {
  const components = content.components.map((each) => ({
    ...each,
    requires: [],
    excludes: [],
    buyerQuantity: null,
  }));
  const members = components.filter(({ groupId }) => groupId === 'group').map(({ id }) => id);
  return {
    ...content,
    components,
    choiceGroups: members.length === 0 ? [] : content.choiceGroups,
    picks: members.length === 0 ? {} : { group: members.slice(-1) },
  };
}

describe('hostile content', () => {
  test('gives whole amounts and named issues: no exception, no NaN, no negative zero', () => {
    fc.assert(
      fc.property(hostileContents, pricingDays, (content, asOf) => {
        const priced = priceQuote(content, { asOf });
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

  test('breaks none of what is made from it either', () => {
    const limits = { minMarginPercent: '20', maxDiscountPercent: 'many' };
    fc.assert(
      fc.property(hostileContents, fc.string(), (content, unitCost) => {
        const costs = Object.fromEntries(
          content.components.map(({ id }) => [id, { unitCost, floorPrice: unitCost }]),
        );
        const margins = priceMargins(content, costs);
        const discount = discountTaken(content);
        const space = offerSpaceOf(content);
        const made = [
          margins,
          discount,
          sellerChecks(margins, discount, limits),
          content.components.flatMap(({ id }) => componentDrivers(content, id)),
          content.sections.flatMap(({ id }) => sectionDrivers(content, id)),
          priceQuote(content).unmetRules.map((rule) => ruleFixes(content, rule)),
          outsideOffer(space, content, '2026-05-04'),
        ];
        for (const number of numbersIn(made)) {
          expect(Number.isSafeInteger(number) && !Object.is(number, -0)).toBe(true);
        }
        termDrivers(content);
      }),
      { numRuns: 60 },
    );
  });

  test('the negative control: the same check finds a NaN and a negative zero', () => {
    expect(numbersIn({ a: [Number.NaN], b: { c: -0 } }).every(Number.isSafeInteger)).toBe(false);
    expect(numbersIn({ b: { c: -0 } }).some((number) => Object.is(number, -0))).toBe(true);
  });
});

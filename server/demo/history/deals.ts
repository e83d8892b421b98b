/** The deals of the demo's year: when each began, with whom, and what its quote asked for each part. */
import type { ElementId } from '#shared/ids.ts';
import type { Component, QuoteContent } from '#shared/quote/quote.ts';
import type { IsoDate } from '#shared/time.ts';
import { demoContent } from '../demo-quote.ts';
import { type Beginning, beginnings, smallerQuote, withoutTraining } from '../demo-templates.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type DemoCustomer, demoCustomers } from './customers.ts';
import { habits } from './habits.ts';

export const dealCount = 62;
const yearMs = 365 * 86_400_000;
const latestMs = 10 * 86_400_000;
const growth = 1.6;
const firstSeed = 20_261;

export interface Deal {
  readonly customer: DemoCustomer;
  readonly title: string;
  /** What the customer said that they need. */
  readonly need: string;
  /** Whose it is, among the sellers in the order in which they came. */
  readonly owner: number;
  readonly beginsAt: number;
  /** The template that its quote begins from; `null`: none. */
  readonly begunFrom: Beginning | null;
  readonly chance: Chance;
  /** Percent of the list price, for what the customer may choose. */
  readonly prices: Readonly<Record<ElementId, number>>;
}

const needs = {
  'Marketing automation': 'Leads from the website are answered by hand, and days late',
  'Lead management': 'Nobody can say which of last year’s leads became customers',
  'CRM and newsletters': 'The contract for their newsletters runs out within half a year',
  'Campaign platform': 'The next campaign is to go out from one place',
  'From lists to leads': 'Their lists are spreadsheets that three people keep copies of',
} as const;
const titles = Object.keys(needs) as (keyof typeof needs)[];

/** Most quotes begin from the usual one, and some from nothing. */
const [usual, smaller] = beginnings;
const begunFrom = [usual, usual, smaller, usual, null];

/** Most are asked their list price; the others a little more or less. */
const priceLevels = [88, 94, 100, 100, 100, 100, 106, 112];

/** So many deals over the year up to `now`, for that many sellers. */
export function demoDeals(now: number, sellers: number): Deal[] {
  return Array.from({ length: dealCount }, (_, index): Deal => {
    const chance = chanceOf(firstSeed + index);
    // Ten days before now is the latest: by then something has happened in each. Sales grow: more begin towards the end.
    const ago = latestMs + (yearMs - latestMs) * (1 - index / dealCount) ** growth;
    const customer = demoCustomers[(index * 7) % demoCustomers.length];
    if (!customer) throw new Error('the demo has customers');
    const title = chance.oneOf(titles);
    return {
      customer,
      title,
      need: needs[title],
      owner: index % sellers,
      beginsAt: now - ago,
      begunFrom: begunFrom[index % begunFrom.length] ?? null,
      chance,
      prices: Object.fromEntries(Object.keys(habits).map((id) => [id, chance.oneOf(priceLevels)])),
    };
  });
}

/** The quote of a deal as its seller first writes it. */
export function contentOf({ title, prices, begunFrom }: Deal, today: IsoDate): QuoteContent {
  const whole = demoContent(today);
  const content = begunFrom === smallerQuote ? withoutTraining(whole) : whole;
  return {
    ...content,
    terms: { ...content.terms, title },
    components: content.components.map((component) => at(component, prices[component.id] ?? 100)),
  };
}

/** At so many percent of its list price: less is a discount that the customer sees, more another price. */
export function at(component: Component, percent: number): Component {
  const { unitPrice } = component;
  if (percent < 100)
    return { ...component, adjustments: [{ kind: 'discount', percent: String(100 - percent) }] };
  if (percent === 100 || unitPrice === null) return component;
  return { ...component, unitPrice: String(Math.round((Number(unitPrice) * percent) / 100)) };
}

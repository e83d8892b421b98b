/**
 * What one offer tells of the components a customer could choose: one observation each, as they stood when it was
 * frozen, with the price the buyer saw at the last choice. Pure: the same offer and log give the same rows.
 */
import { bandOf } from '#shared/insight/price-bands.ts';
import { normaliseDecimal } from '#shared/money/decimal.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { Component, QuoteContent, Section } from '#shared/quote/quote.ts';
import type { ObservationTable } from '../../storage/schema-insight.ts';
import { componentKey } from '../component-key.ts';
import type { AtBase } from './basis.ts';
import type { LogRow } from './log-rows.ts';
import { pricePath } from './price-path.ts';

export type Observed = Pick<
  ObservationTable,
  | 'component_key'
  | 'title'
  | 'category'
  | 'period'
  | 'currency'
  | 'amount'
  | 'preselected'
  | 'seen'
  | 'ever_selected'
  | 'dropped'
  | 'readded'
  | 'at_base'
  | 'at_send'
  | 'ratio'
  | 'band'
  | 'dropped_ratio'
  | 'worth_from'
  | 'worth_to'
  | 'taken_at'
  | 'start_price'
>;

export interface Offer {
  readonly content: QuoteContent;
  readonly priced: PricedQuote;
  /** All of the quote's log up to the offer. */
  readonly log: readonly LogRow[];
  /** When the cycle began: choices before it belong to the one before. */
  readonly since: number;
  /** When the quote was begun: what the log does not say was added was in it from then on. */
  readonly begunAt: number;
  /** When somebody at the customer last looked before it was sent; `null`: nobody had. */
  readonly lookedAt: number | null;
  readonly atBase: AtBase;
}

/** Of components that count as the same one, that which is in the offer speaks for them, or else the first. */
export function observe(offer: Offer): Observed[] {
  const all = offer.content.components.flatMap((component) => observeOne(offer, component));
  return [...Map.groupBy(all, ({ component_key }) => component_key).values()].flatMap(
    (same) => same.find(({ at_send }) => at_send === 1) ?? same.slice(0, 1),
  );
}

/** By key: whether the component is in the offer. */
export function selectedKeys({ content, priced }: Pick<Offer, 'content' | 'priced'>): Set<string> {
  return new Set(
    content.components.flatMap(({ id, title }) => {
      const price = priced.components[id];
      return price?.selected
        ? [componentKey({ title, period: price.period, currency: priced.currency })]
        : [];
    }),
  );
}

/** The keys of what it lets a customer choose. */
export function choiceKeys({ content, priced }: Pick<Offer, 'content' | 'priced'>): string[] {
  return content.components.flatMap((component) => {
    const price = priced.components[component.id];
    if (!price || !isChoice(component, sectionOf(content, component))) return [];
    const { title } = component;
    return [componentKey({ title, period: price.period, currency: priced.currency })];
  });
}

const sectionOf = (content: QuoteContent, { sectionId }: Component): Section | undefined =>
  content.sections.find(({ id }) => id === sectionId);

const isChoice = ({ groupId, presence }: Component, section: Section | undefined): boolean =>
  groupId !== null || presence === 'optional' || section?.presence === 'optional';

function observeOne(offer: Offer, component: Component): Observed[] {
  const { content, priced, log, since, begunAt, lookedAt, atBase } = offer;
  const price = priced.components[component.id];
  const section = sectionOf(content, component);
  if (!price || !isChoice(component, section)) return [];
  const isOptionalSection = section?.presence === 'optional';

  const startsIn =
    component.groupId === null &&
    (component.presence === 'required' || component.preselected) &&
    (!isOptionalSection || section.preselected);
  const steps = stepsOf(component, log).filter(({ row }) => row.at >= since);
  const path = pricePath(component, price, priced.currency, log);
  const ofBuyer = steps.filter(({ row }) => row.side === 'buyer');
  const out = ofBuyer.findLast(({ goes }) => goes === 'out');
  const back = out && ofBuyer.find(({ goes, row }) => goes === 'in' && row.order > out.row.order);
  const last = ofBuyer.at(-1);
  const ratio = last ? (path.at(last.row) ?? path.last) : path.last;
  const droppedRatio = out ? path.at(out.row) : null;
  const { title } = component;
  const { period } = price;
  const begun = beginning(component, log, begunAt);
  const stoodAtBase = atBase(component);
  const isSeen = lookedAt !== null && lookedAt >= Math.max(since, begun.taken_at ?? begunAt);
  return [
    {
      component_key: componentKey({ title, period, currency: priced.currency }),
      title,
      category: section?.title ?? '',
      period,
      currency: priced.currency,
      amount: price.net,
      preselected: startsIn ? 1 : 0,
      seen: isSeen ? 1 : 0,
      // What was taken out had been in.
      ever_selected: startsIn || price.selected || steps.length > 0 ? 1 : 0,
      dropped: out ? 1 : 0,
      readded: back ? 1 : 0,
      at_base: stoodAtBase === null ? null : Number(stoodAtBase),
      at_send: price.selected ? 1 : 0,
      ratio,
      band: bandOf(ratio),
      dropped_ratio: droppedRatio,
      ...worth(price.selected, ratio, droppedRatio, back ? path.at(back.row) : null),
      ...begun,
    },
  ];
}

/** When it came into the quote, and the price it had then: what was changed first says what stood before. */
function beginning(
  { id, priceModel, unitPrice }: Component,
  log: readonly LogRow[],
  begunAt: number,
): Pick<Observed, 'taken_at' | 'start_price'> {
  const own = log.filter(({ elementId }) => elementId === id);
  const repriced = own.find(({ field }) => field === 'unitPrice');
  const price = repriced ? repriced.before : unitPrice;
  return {
    taken_at: own.find(({ kind }) => kind === 'added')?.at ?? begunAt,
    start_price: priceModel === 'flat' && typeof price === 'string' ? normaliseDecimal(price) : null,
  };
}

/**
 * What the buyer showed it is worth: kept at a price, at least that; taken out at one and in again at a lower one,
 * between the two. What stayed out says nothing by itself: there may be other reasons.
 */
function worth(
  selected: boolean,
  ratio: number | null,
  droppedAt: number | null,
  backAt: number | null,
): Pick<Observed, 'worth_from' | 'worth_to'> {
  if (!selected || ratio === null) return { worth_from: null, worth_to: null };
  const isBracket = droppedAt !== null && backAt !== null && backAt < droppedAt;
  return { worth_from: isBracket ? backAt : ratio, worth_to: isBracket ? droppedAt : null };
}

interface Step {
  readonly row: LogRow;
  readonly goes: 'in' | 'out';
}

/** The moments that took the component in or out: by itself, in its group, or with its section. */
function stepsOf({ id, groupId, sectionId }: Component, log: readonly LogRow[]): Step[] {
  return log.flatMap((row): Step[] => {
    if (row.kind === 'picked' && row.elementId === groupId) {
      const [was, is] = [row.before, row.after].map((picks) => Array.isArray(picks) && picks.includes(id));
      return was === is ? [] : [{ row, goes: is ? 'in' : 'out' }];
    }
    if (row.elementId !== id && row.elementId !== sectionId) return [];
    if (row.kind === 'selected') return [{ row, goes: 'in' }];
    return row.kind === 'deselected' ? [{ row, goes: 'out' }] : [];
  });
}

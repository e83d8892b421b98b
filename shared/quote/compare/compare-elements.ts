import type { Side } from '../../access/permissions.ts';
import type { ElementId } from '../../ids.ts';
import { type ComparedAmounts, type ComparedPart, foldAmounts } from '../../pricing/compare-prices.ts';
import { type AmountSource, sourceKey } from '../../pricing/net-account.ts';
import { type Bundles, bundlesFor, foldedIn, memberOf } from './bundles.ts';
import { changedFields, componentCauses, fieldCauses, type OriginOf, type PricedLineOf } from './causes.ts';
import {
  type ComparedElement,
  type ComparedQuote,
  type ComponentSide,
  type QuotePart,
  quoteParts,
} from './comparison.ts';
import { type Elements, elementsOf } from './elements.ts';
import { amountTermSteps, choiceGroupSteps, sectionSteps } from './field-steps.ts';
import { mergedOrder, readingOrder } from './merged-order.ts';

export interface Subject<O> {
  readonly before: ComparedQuote;
  readonly after: ComparedQuote;
  /** By `sourceKey`. */
  readonly parts: ReadonlyMap<string, ComparedPart>;
  readonly reader: Side;
  readonly originOf: OriginOf<O>;
}

interface Scene<O> extends Subject<O> {
  readonly was: Elements;
  readonly is: Elements;
  readonly bundles: Bundles;
}

/** Every element of either version, changed or not. */
export function compareElements<O>(subject: Subject<O>): ComparedElement<O>[] {
  const { before, after, reader } = subject;
  const [was, is] = [elementsOf(before), elementsOf(after)];
  const scene = { ...subject, was, is, bundles: bundlesFor(reader, [before.content, after.content]) };
  const compare = { section, choiceGroup, component } as const;
  const order = mergedOrder(readingOrder(before.content), readingOrder(after.content));
  return [
    ...order.flatMap(({ kind, id }) => compare[kind](id, scene)),
    ...quoteParts.flatMap((kind) => quotePart(kind, scene)),
  ];
}

function amountsAt<O>({ parts }: Scene<O>, source: AmountSource): ComparedAmounts | null {
  const part = parts.get(sourceKey(source));
  return part ? { periods: part.periods, firstYear: part.firstYear } : null;
}

function section<O>(id: ElementId, scene: Scene<O>): ComparedElement<O>[] {
  const [was, is] = [scene.was.sections.get(id), scene.is.sections.get(id)];
  const isBundle = scene.bundles.has(id);
  const own = amountsAt(scene, { kind: 'sectionDiscount', id });
  const parts = isBundle
    ? foldedIn(id, scene).flatMap((member) => amountsAt(scene, { kind: 'component', id: member }) ?? [])
    : [];
  const amounts = parts.length === 0 ? own : foldAmounts([...parts, ...(own ? [own] : [])]);
  const causes = fieldCauses(was, is, sectionSteps, scene.originOf);
  return [{ kind: 'section', id, title: (is ?? was)?.title ?? '', isBundle, causes, amounts }];
}

function choiceGroup<O>(id: ElementId, { was, is, originOf }: Scene<O>): ComparedElement<O>[] {
  const [before, after] = [was.choiceGroups.get(id), is.choiceGroups.get(id)];
  const causes = fieldCauses(before, after, choiceGroupSteps, originOf);
  return [{ kind: 'choiceGroup', id, title: (after ?? before)?.title ?? '', causes, amounts: null }];
}

/** Of a bundle the buyer is told its parts without prices, or nothing of them. */
function component<O>(id: ElementId, scene: Scene<O>): ComparedElement<O>[] {
  const [was, is] = [scene.was.components.get(id), scene.is.components.get(id)];
  const bundle = memberOf(id, scene);
  const disclosure = bundle === null ? 'open' : scene.bundles.get(bundle);
  if (disclosure === 'compositionHidden') return [];
  const isOpen = disclosure === 'open';
  const causes = componentCauses(was, is, scene.originOf);
  return [
    {
      kind: 'component',
      id,
      title: (is ?? was)?.component.title ?? '',
      isAlternative: (is ?? was)?.component.groupId !== null,
      before: side(was, isOpen),
      after: side(is, isOpen),
      causes: isOpen ? causes : causes.filter(({ step }) => step !== 'prices' && step !== 'adjustments'),
      amounts: isOpen ? amountsAt(scene, { kind: 'component', id }) : null,
    },
  ];
}

function side(line: PricedLineOf | undefined, isOpen: boolean): ComponentSide | null {
  if (line === undefined) return null;
  const { selected, quantity, net, period, adjustments } = line.priced;
  const { priceModel, unitPrice } = line.component;
  const price = { net, period, unitPrice: priceModel === 'flat' ? unitPrice : null, adjustments };
  return { counts: selected, quantity, price: isOpen ? price : null };
}

const { quoteDiscount, quoteDiscountUntil, quoteAdjustments } = amountTermSteps;
const termsBehind = {
  quoteDiscount: { quoteDiscount, quoteDiscountUntil },
  allowances: { quoteAdjustments },
  charges: { quoteAdjustments },
  rounding: {},
} as const satisfies Record<QuotePart, object>;

/** What is taken off or added for the quote as a whole; nothing where there is no such thing in either version. */
function quotePart<O>(kind: QuotePart, scene: Scene<O>): ComparedElement<O>[] {
  const { before, after, originOf } = scene;
  const amounts = amountsAt(scene, { kind, id: null });
  const ofKind = { allowances: 'discount', charges: 'charge' } as const;
  const termsOf = ({ content: { terms } }: ComparedQuote) =>
    kind === 'allowances' || kind === 'charges'
      ? { quoteAdjustments: terms.quoteAdjustments.filter((each) => each.kind === ofKind[kind]) }
      : terms;
  const causes = changedFields<O, string>(termsOf(before), termsOf(after), termsBehind[kind], (field) =>
    originOf([[null, field]]),
  );
  if (amounts === null && causes.length === 0) return [];
  return [{ kind, id: null, title: '', causes, amounts }];
}

/** The contents on the way from one version to another: each has taken one more kind of change from the later one. */
import { type PriceStep, priceSteps } from '../../pricing/amount-difference.ts';
import type { QuoteContent } from '../quote.ts';
import { componentSteps, type FieldStep, sectionSteps, termSteps } from './field-steps.ts';

/**
 * `before` after each step up to `step`. What is offered and how many is the later version's from the first step on,
 * and what the earlier one does not have comes with its own price: a new component is scope, whatever it costs.
 */
export function contentAfter(step: PriceStep, before: QuoteContent, after: QuoteContent): QuoteContent {
  const mix = mixer(step);
  return {
    ...after,
    terms: mix(before.terms, after.terms, termSteps),
    sections: mixEach(before.sections, after.sections, (was, is) => mix(was, is, sectionSteps)),
    components: mixEach(before.components, after.components, (was, is) => mix(was, is, componentSteps)),
  };
}

/** Whether the step is among those taken up to `upTo`. */
export function isTaken(step: PriceStep, upTo: PriceStep): boolean {
  return priceSteps.indexOf(step) <= priceSteps.indexOf(upTo);
}

const isPriceStep = (step: FieldStep): step is PriceStep => (priceSteps as readonly string[]).includes(step);

/** Takes each field from whichever of the two it is still, or by now. */
const mixer =
  (upTo: PriceStep) =>
  <E extends object>(was: E, is: E, steps: Readonly<Record<string, FieldStep>>): E => {
    const mixed = { ...is };
    for (const field of Object.keys(is) as (keyof E & string)[]) {
      const step = steps[field];
      if (step === undefined) continue;
      if (step === 'adjustments') mixed[field] = adjustmentsAfter(upTo, was[field], is[field]);
      else if (isPriceStep(step) && !isTaken(step, upTo)) mixed[field] = was[field];
    }
    return mixed;
  };

function mixEach<E extends { readonly id: string }>(
  before: readonly E[],
  after: readonly E[],
  mix: (was: E, is: E) => E,
): E[] {
  const byId = new Map(before.map((element) => [element.id, element]));
  return after.map((element) => {
    const was = byId.get(element.id);
    return was === undefined ? element : mix(was, element);
  });
}

/** Discounts are taken over before charges, out of one list. */
function adjustmentsAfter<A>(upTo: PriceStep, was: A, is: A): A {
  if (isTaken('charges', upTo)) return is;
  if (!isTaken('discounts', upTo)) return was;
  const ofKind = (list: A, kind: string) =>
    (list as readonly { kind: string }[]).filter((each) => each.kind === kind);
  return [...ofKind(is, 'discount'), ...ofKind(was, 'charge')] as A;
}

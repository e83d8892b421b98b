import type { PricedComponent } from '../../pricing/priced-quote.ts';
import { sameValue } from '../../quote-doc/same-value.ts';
import type { Component } from '../quote.ts';
import type { Cause } from './comparison.ts';
import { componentSteps, type FieldStep } from './field-steps.ts';

/** A place where somebody may have caused it: an element (`null`: the quote) and the field, or what was done with it. */
export type CausePlace = readonly [element: string | null, name: string];

/** Who did the last of what was done at these places. */
export type OriginOf<O> = (places: readonly CausePlace[]) => O | null;

type Step = Cause<unknown>['step'];

/** A field in a place of its order says nothing about the offer. */
const isSaid = (step: FieldStep | undefined): step is Step => step !== undefined && step !== 'place';

/** What an element gained, lost or has otherwise, as far as its fields say it. */
export function fieldCauses<E extends { readonly id: string }, O>(
  before: E | undefined,
  after: E | undefined,
  steps: Readonly<Record<string, FieldStep>>,
  originOf: OriginOf<O>,
): Cause<O>[] {
  const id = (after ?? before)?.id ?? null;
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    const kind = before === undefined ? 'added' : 'removed';
    return [{ ...nothing, kind, step: 'scope', origin: originOf([[id, kind]]) }];
  }
  return changedFields(before, after, steps, (field) => originOf([[id, field]]));
}

/** Each field that says something else. */
export function changedFields<O, F extends string>(
  before: object,
  after: object,
  steps: Readonly<Record<F, FieldStep>>,
  originOf: (field: F) => O | null,
): (Cause<O> & { readonly field: F })[] {
  return (Object.keys(steps) as F[]).flatMap((field) => {
    const step = steps[field];
    const [was, is]: unknown[] = [Reflect.get(before, field), Reflect.get(after, field)];
    if (!isSaid(step) || sameValue(was, is)) return [];
    return { kind: 'changed', field, step, before: was ?? null, after: is ?? null, origin: originOf(field) };
  });
}

const nothing = { field: null, before: null, after: null };

export interface PricedLineOf {
  readonly component: Component;
  readonly priced: PricedComponent;
}

/** Of a component also whether it counts, and the quantity that does: both follow from choices. */
export function componentCauses<O>(
  before: PricedLineOf | undefined,
  after: PricedLineOf | undefined,
  originOf: OriginOf<O>,
): Cause<O>[] {
  const { quantity: _, ...steps } = componentSteps;
  const fields = fieldCauses(before?.component, after?.component, steps, originOf);
  if (before === undefined || after === undefined) return fields;
  return [...selectionCause(before, after, originOf), ...quantityCause(before, after, originOf), ...fields];
}

function selectionCause<O>(
  { priced: was }: PricedLineOf,
  { priced: is, component: { id, groupId, sectionId } }: PricedLineOf,
  originOf: OriginOf<O>,
): Cause<O>[] {
  if (was.selected === is.selected) return [];
  const own = ['selected', 'deselected', 'presence', 'groupId', 'sectionId'].map(
    (name): CausePlace => [id, name],
  );
  const section = ['selected', 'deselected', 'presence'].map((name): CausePlace => [sectionId, name]);
  const kind = is.selected ? 'selected' : 'deselected';
  const origin = originOf([...own, [groupId, 'picked'], ...section]);
  return [{ ...nothing, kind, step: 'scope', origin }];
}

function quantityCause<O>(
  { priced: was }: PricedLineOf,
  { priced: is, component: { id } }: PricedLineOf,
  originOf: OriginOf<O>,
): Cause<O>[] {
  if (was.quantity === is.quantity) return [];
  const origin = originOf([
    [id, 'quantity'],
    [id, 'buyerQuantity'],
  ]);
  const values = { before: was.quantity, after: is.quantity };
  return [{ kind: 'changed', field: 'quantity', step: 'scope', ...values, origin }];
}

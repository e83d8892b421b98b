/** How one component stands in one quote, and every moment that led there. */
import { changeOf, type MinorUnits, sumOf } from '#shared/money/amounts.ts';
import type { ComponentEvidence } from '#shared/protocol/views.ts';
import { type ChoiceEffect, effectOn } from './choice-effect.ts';
import type { ChoiceMoment, ChoiceState } from './choice-rows.ts';

export interface QuoteEvidence {
  readonly row: ComponentEvidence;
  /** It was taken out and brought in again afterwards. */
  readonly cameBack: boolean;
}

interface Step {
  readonly moment: ChoiceMoment;
  readonly effect: Exclude<ChoiceEffect, null>;
}

/**
 * The evidence of one quote. `components` are those of the quote that count as the same component (usually one),
 * at least one; `moments` are the quote's, in their order.
 */
export function quoteEvidence(
  components: readonly [ChoiceState, ...ChoiceState[]],
  moments: readonly ChoiceMoment[],
): QuoteEvidence {
  const steps = moments.flatMap((moment) => {
    const effect = components.map(({ componentId }) => effectOn(componentId, moment)).find(Boolean);
    return effect ? [{ moment, effect }] : [];
  });
  const chosen = components.filter((component) => component.selected);
  const counted = chosen.length > 0 ? chosen : components;
  const state = chosen.length > 0 ? 'chosen' : steps.length > 0 ? 'deselected' : 'never-selected';
  const { quoteId, quoteNumber, customerName } = components[0];
  return {
    cameBack: steps.some(
      ({ effect }, at) => effect === 'out' && steps.slice(at + 1).some((later) => later.effect === 'in'),
    ),
    row: {
      quoteId,
      quoteNumber,
      customerName,
      state,
      leftOut:
        state === 'deselected' ||
        (state === 'never-selected' && components.some(({ isAlternative }) => !isAlternative)),
      amount: sumOf(counted.map((component) => amountOf(component, steps))),
      moments: steps.map(({ moment }) => ({
        at: moment.at,
        participant: moment.participant,
        side: moment.side,
        kind: moment.kind,
        before: moment.before,
        after: moment.after,
        amount: moment.amount,
      })),
    },
  };
}

/** What the component costs where it is chosen; where it was taken out, what it cost at that moment. */
function amountOf(component: ChoiceState, steps: readonly Step[]): MinorUnits {
  if (component.selected) return component.amount;
  const takenOut = steps.findLast(({ moment }) => effectOn(component.componentId, moment) === 'out');
  return (takenOut && amountTakenOut(takenOut.moment)) ?? component.amount;
}

/**
 * What was left at that moment; `null` where the log does not tell. A pick states what was taken, and by how much
 * that differs from what was left: for one alternative in the place of another, or of none, that gives both.
 */
function amountTakenOut({ kind, before, after, amount, difference }: ChoiceMoment): MinorUnits | null {
  if (kind !== 'picked') return amount;
  const [was, is] = [before, after].map((picks) => (Array.isArray(picks) ? picks.length : 0));
  const taken = is === 0 ? 0 : is === 1 ? amount : null;
  return was === 1 && taken !== null && difference !== null ? changeOf([difference], [taken]) : null;
}

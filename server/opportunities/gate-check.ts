/** The part of the gate that a schema cannot ask: it depends on the day, and on what a number means. */
import { closesInTime, type OpportunityGate } from '#shared/opportunity/gate.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { IsoDate } from '#shared/time.ts';
import { addMonths } from '#shared/time.ts';

/** The first answer that does not meet the gate, or `null`. `today` is the seller's. */
export function gateRefusal(
  gate: Pick<OpportunityGate, 'value' | 'expectedClose'>,
  today: IsoDate,
): Refusal | null {
  if (gate.value.startsWith('-') || !/[1-9]/.test(gate.value)) {
    return refuse('gate-not-met', {
      detail: 'Say what it is worth: an amount above zero.',
      details: { field: 'value' },
    });
  }
  if (!closesInTime(gate.expectedClose, today)) {
    const latest = addMonths(today, 6);
    return refuse('gate-not-met', {
      detail: `The expected close must lie between ${today} and ${latest}. What closes later is not an opportunity yet.`,
      details: { field: 'expectedClose', earliest: today, latest },
    });
  }
  return null;
}

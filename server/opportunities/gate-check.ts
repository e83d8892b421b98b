/** The part of the gate that a schema cannot ask: it depends on the day, and on what a number means. */
import { toScaled } from '#shared/money/decimal.ts';
import { closesInTime, type OpportunityGate } from '#shared/opportunity/gate.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { IsoDate } from '#shared/time.ts';
import { addMonths } from '#shared/time.ts';

/** More decimals than an amount may have. */
const finest = 6;

const isRange = (low: string, high: string): boolean =>
  (toScaled(high, finest) ?? 0n) > (toScaled(low, finest) ?? 0n);

/** The first answer that does not meet the gate, or `null`. `today` is the seller's. */
export function gateRefusal(
  gate: Pick<OpportunityGate, 'value' | 'valueHigh' | 'expectedClose'>,
  today: IsoDate,
): Refusal | null {
  if (gate.value.startsWith('-') || !/[1-9]/.test(gate.value)) {
    return refuse('gate-not-met', {
      detail: 'Say what it is worth: an amount above zero.',
      details: { field: 'value' },
    });
  }
  if (gate.valueHigh !== undefined && !isRange(gate.value, gate.valueHigh)) {
    return refuse('gate-not-met', {
      detail: 'The high end of a range lies above its low end.',
      details: { field: 'valueHigh' },
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

/** The gate as a refusal: the first answer that does not meet it, with what to do about it in words. */
import { figureFaults, type GateFault, type OpportunityGate } from '#shared/opportunity/gate.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { addMonths, type IsoDate } from '#shared/time.ts';

/** The first answer that does not meet the gate, or `null`. `today` is the seller's. */
export function gateRefusal(
  gate: Pick<OpportunityGate, 'value' | 'valueHigh' | 'expectedClose'>,
  today: IsoDate,
): Refusal | null {
  const [first] = figureFaults(gate, today);
  if (!first) return null;
  const { field, fault } = first;
  const latest = addMonths(today, 6);
  const bounds = field === 'expectedClose' && { earliest: today, latest };
  return refuse('gate-not-met', { detail: words(fault, today, latest), details: { field, ...bounds } });
}

function words(fault: GateFault, today: IsoDate, latest: IsoDate): string {
  if (fault === 'not-above-zero') return 'Say what it is worth: an amount above zero.';
  if (fault === 'no-range') return 'The high end of a range lies above its low end.';
  return `The expected close must lie between ${today} and ${latest}. What closes later is not an opportunity yet.`;
}

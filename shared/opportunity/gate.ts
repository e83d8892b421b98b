/** The price of entry to the pipeline: nothing becomes an opportunity without these answers (promise I-34). */
import { z } from 'zod';
import { CurrencyCode, DecimalAmount } from '../money/amounts.ts';
import { toScaled } from '../money/decimal.ts';
import { addMonths, IsoDate } from '../time.ts';
import { PipelineId } from './pipeline.ts';

const name = (max: number) => z.string().trim().min(1).max(max);

export const OpportunityGate = z.strictObject({
  title: name(200),
  customerName: name(200),
  customerCompanyNumber: z.string().trim().max(40),
  customerAddress: z.string().trim().max(300),
  /** What it is worth; the low end where `valueHigh` makes it a range. */
  value: DecimalAmount,
  valueHigh: DecimalAmount.optional(),
  currency: CurrencyCode,
  expectedClose: IsoDate,
  contactName: name(120),
  contactEmail: z.email().max(200),
  /** Will they buy within half a year? Only a yes opens an opportunity. */
  needWithinHalfYear: z.literal(true),
  /** What they need, and how the seller knows: a yes without a note is a hope. */
  needNote: name(1_000),
  /** Where it came from. */
  source: name(500),
  /** Which way of selling it goes; absent: the standard one. */
  pipelineId: PipelineId.optional(),
  /** There is an open deal with this contact, and this is another one. */
  isAnother: z.boolean().optional(),
});
export type OpportunityGate = z.infer<typeof OpportunityGate>;

/** Whether the expected close lies between today and today + 6 months. ISO dates compare as text. */
export function closesInTime(expectedClose: string, today: string): boolean {
  return expectedClose >= today && expectedClose <= addMonths(today, 6);
}

/** What is wrong with an answer: where each reads it says what to do about it. */
export const gateFaults = [
  'missing',
  'unreadable',
  'no-need',
  'not-above-zero',
  'no-range',
  'past',
  'beyond-reach',
] as const;
export type GateFault = (typeof gateFaults)[number];

export interface FieldFault {
  /** Of the gate; what is no question of it is named all the same. */
  readonly field: string;
  readonly fault: GateFault;
}

/** More decimals than an amount may have. */
const finest = 6;

/** The part of the gate that a schema cannot ask: it depends on the day, and on what a number means. `today` is the seller's. */
export function figureFaults(
  { value, valueHigh, expectedClose }: Pick<OpportunityGate, 'value' | 'valueHigh' | 'expectedClose'>,
  today: IsoDate,
): FieldFault[] {
  const low = toScaled(value, finest) ?? 0n;
  const faults: FieldFault[] = [];
  if (low <= 0n) faults.push({ field: 'value', fault: 'not-above-zero' });
  if (valueHigh !== undefined && (toScaled(valueHigh, finest) ?? 0n) <= low)
    faults.push({ field: 'valueHigh', fault: 'no-range' });
  if (!closesInTime(expectedClose, today))
    faults.push({ field: 'expectedClose', fault: expectedClose < today ? 'past' : 'beyond-reach' });
  return faults;
}

/** Everything that does not meet the gate, whatever the answers are; one fault a field. `today` is the seller's. */
export function faultsOf(answers: Readonly<Record<string, unknown>>, today: IsoDate): FieldFault[] {
  const issues = OpportunityGate.safeParse(answers).error?.issues ?? [];
  const unread = new Set(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')],
    ),
  );
  // Figures that cannot be read are harmless ones here, so that the others are judged all the same.
  const figure = <T>(field: string, harmless: T) => (unread.has(field) ? harmless : (answers[field] as T));
  const figures = {
    value: figure('value', '0.000001'),
    valueHigh: figure<string | undefined>('valueHigh', undefined),
    expectedClose: figure('expectedClose', today),
  };
  return [
    ...[...unread].map((field) => ({ field, fault: unreadFault(answers[field]) })),
    ...figureFaults(figures, today),
  ];
}

function unreadFault(answer: unknown): GateFault {
  if (answer === false) return 'no-need';
  return answer === undefined || String(answer).trim() === '' ? 'missing' : 'unreadable';
}

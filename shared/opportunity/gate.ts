/** The price of entry to the pipeline: nothing becomes an opportunity without these answers (promise I-34). */
import { z } from 'zod';
import { CurrencyCode, DecimalAmount } from '../money/amounts.ts';
import { addMonths, IsoDate } from '../time.ts';

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
  needNote: z.string().trim().max(1_000),
  source: z.string().trim().max(500),
  /** There is an open deal with this contact, and this is another one. */
  isAnother: z.boolean().optional(),
});
export type OpportunityGate = z.infer<typeof OpportunityGate>;

/** Whether the expected close lies between today and today + 6 months. ISO dates compare as text. */
export function closesInTime(expectedClose: string, today: string): boolean {
  return expectedClose >= today && expectedClose <= addMonths(today, 6);
}

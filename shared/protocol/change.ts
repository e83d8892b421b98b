/** The attributed log of changes, as the server tells it: on the socket as it happens, and over the API afterwards. */
import { z } from 'zod';
import { Side } from '../access/permissions.ts';
import { ParticipantId } from '../ids.ts';
import { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import { PricePeriod } from '../quote/quote.ts';
import { Instant } from '../time.ts';

export const ParticipantView = z.strictObject({
  id: ParticipantId,
  side: Side,
  name: z.string(),
  title: z.string(),
  /** Index into the side's palette (`shared/access/colours.ts`), in order of arrival. */
  colour: z.int().min(0),
});
export type ParticipantView = z.infer<typeof ParticipantView>;

export const changeKinds = [
  'selected',
  'deselected',
  'picked',
  'quantity',
  'price',
  'discount',
  'added',
  'removed',
  'moved',
  'edited',
  'text',
  'terms',
] as const;

/**
 * One row of the attributed log of changes. The server derives it from a judged update, inside the same
 * commit; nothing in it comes from what a client says about itself.
 */
export const Change = z.strictObject({
  seq: z.int(),
  ordinal: z.int(),
  at: Instant,
  participant: ParticipantView,
  kind: z.enum(changeKinds),
  /** The component, group or section it is about, with its title at that moment. */
  element: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  field: z.string().nullable(),
  before: z.json(),
  after: z.json(),
  /** The component's own amount at that moment (after the change), and its price period. */
  price: z.strictObject({ amount: MinorUnits, currency: CurrencyCode, period: PricePeriod }).nullable(),
  /** What the change did to the component's amount that counts, in its own price period; `null` where no amount changed. */
  difference: MinorUnits.nullable(),
});
export type Change = z.infer<typeof Change>;

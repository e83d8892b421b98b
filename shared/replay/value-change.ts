/** A value of the document that became another one: what the steps of a replay are made of. */
import { z } from 'zod';

/**
 * Where it lies as `ValuePlace` has it (`quote-doc/value-place.ts`): an entry as a whole has the field `wholeEntry`, a
 * choice the name of its root. `null` where there was or is nothing.
 */
export const ValueChange = z.strictObject({
  root: z.string(),
  element: z.string().nullable(),
  field: z.string(),
  before: z.json(),
  after: z.json(),
});
export type ValueChange = z.infer<typeof ValueChange>;

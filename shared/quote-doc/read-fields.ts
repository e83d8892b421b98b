/**
 * Reads a Y.Map of named values against the schemas of its fields. Total: a missing value reads as its default,
 * a value that does not fit reads as its default and is reported.
 */
import type * as Y from 'yjs';
import type { z } from 'zod';
import type { ElementId } from '../ids.ts';
import type { Issue } from '../pricing/priced-quote.ts';
import { normaliseField } from './normalise-field.ts';

type Fields = Readonly<Record<string, z.ZodType>>;
export type FieldValues<F extends Fields> = { [K in keyof F]: z.infer<F[K]> };

export function readFields<F extends Fields>(
  map: Y.Map<unknown>,
  fields: F,
  defaults: FieldValues<F>,
  element: ElementId | null,
  issues: Issue[],
): FieldValues<F> {
  const values = { ...defaults };
  for (const field of Object.keys(fields)) {
    const raw = map.get(field);
    if (raw === undefined) continue;
    const parsed = fields[field]?.safeParse(raw);
    if (parsed?.success) values[field as keyof F] = normaliseField(field, parsed.data) as z.infer<F[keyof F]>;
    else issues.push(unreadable(element, field));
  }
  return values;
}

export function unreadable(element: ElementId | null, field: string | null): Issue {
  return { code: 'unreadable', element, field };
}

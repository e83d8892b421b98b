import { createHash } from 'node:crypto';
import { inOneSpelling } from '../customers/customer-key.ts';

/** Names a component over all quotes. Case and spacing of a title make no other component; a period or currency does. */
export function componentKey({ title, period, currency }: Record<'title' | 'period' | 'currency', string>) {
  return createHash('sha256')
    .update(JSON.stringify([inOneSpelling(title), period, currency]))
    .digest('base64url');
}

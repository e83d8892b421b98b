import type { ElementId } from '../ids.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A fresh id for a section, group or component: 80 random bits, so two people never make the same one. */
export function newElementId(): ElementId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join('');
}

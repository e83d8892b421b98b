import type { Side } from '#shared/access/permissions.ts';
import { choosing } from './choosing.ts';
import type { Edits } from './edit.ts';
import { narrowing, selling } from './selling.ts';
import { writingIn } from './writing.ts';

const buyers: Edits = { ...choosing, ...writingIn('goals') };

/** Everything a person of a side does while the quote is open. */
export const editsBySide: Readonly<Record<Side, Edits>> = {
  buyer: buyers,
  seller: { ...buyers, ...selling, ...narrowing, ...writingIn('intro'), ...writingIn('terms') },
};

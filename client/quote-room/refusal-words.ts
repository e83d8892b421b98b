/** What the server refused, in the words of the room. */
import type { Side } from '#shared/access/permissions.ts';
import type { RefusalCode } from '#shared/protocol/room-messages.ts';

/** Who can do something about a locked quote depends on who reads. */
export function reasonKey(code: RefusalCode, side: Side): RefusalCode | 'lockedForBuyer' {
  return code === 'locked' && side === 'buyer' ? 'lockedForBuyer' : code;
}

const namedFields = [
  'title',
  'description',
  'unit',
  'unitPrice',
  'quantity',
  'quantities',
  'choices',
  'picks',
  'adjustments',
  'vat',
  'text',
] as const;
export type NamedField = (typeof namedFields)[number] | 'other';

export function fieldKey(field: string): NamedField {
  return namedFields.find((name) => name === field) ?? 'other';
}

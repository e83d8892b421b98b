/** What the server refused, in the words of the room. */
import type { Side } from '#shared/access/permissions.ts';
import { wholeEntry } from '#shared/quote-doc/value-place.ts';
import { isNothing } from '../../sync/refused-as-text.ts';
import type { LossCode, LostValue, RefusedChange } from '../../sync/session-state.ts';

/** Who can do something about a locked quote depends on who reads. */
export function reasonKey(code: LossCode, side: Side): LossCode | 'lockedForBuyer' {
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
  'sectionChoices',
  'picks',
  'adjustments',
  'vat',
  'text',
  'unitCost',
  'floorPrice',
  'note',
] as const;
export type NamedField = (typeof namedFields)[number] | 'other';

export function fieldKey(field: string): NamedField {
  return namedFields.find((name) => name === field) ?? 'other';
}

/** What the customer picks is chosen and not written, and where nobody has chosen, what was offered holds. */
const choiceRoots: ReadonlySet<string> = new Set(['choices', 'sectionChoices', 'picks']);

export type ValueSentence = 'written' | 'chosen' | 'asOffered' | 'noneChosen' | 'removed' | 'empty';

/** Which sentence tells of a value: a value that is none is told by what its being none means. */
export function sentenceFor(
  { root, field }: Pick<LostValue, 'root' | 'field'>,
  value: unknown,
): ValueSentence {
  const isChoice = choiceRoots.has(root);
  if (!isNothing(value)) return isChoice ? 'chosen' : 'written';
  if (isChoice) return Array.isArray(value) ? 'noneChosen' : 'asOffered';
  return field === wholeEntry ? 'removed' : 'empty';
}

/**
 * What was lost, called by the titles that people know. The sellers' own document knows ids alone; one that leads
 * nowhere any more says nothing to a person, and `untitled` stands for it.
 */
export function withTitles(
  change: RefusedChange,
  titleOf: (id: string) => string,
  untitled: string,
): RefusedChange {
  const lost = change.lost.map((value) => {
    if (value.title !== value.element) return value;
    const title = titleOf(value.element);
    return { ...value, title: title === value.element ? untitled : title };
  });
  return { ...change, lost };
}

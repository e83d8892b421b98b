import type { RefusalCode } from '#shared/protocol/room-messages.ts';
import type { Attack, Scene } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import { idOf, type, values } from '../../../support/hand-made-update.ts';

const choice =
  (value: unknown, key = 'training', root = 'choices') =>
  ({ own }: Scene) =>
    own(values({ parent: root, key }, value));
const deep = () => {
  let value: unknown = 1;
  for (let depth = 0; depth < 50; depth++) value = [value];
  return value;
};
const buyers: [string, (stage: Scene) => Uint8Array, RefusalCode?][] = [
  ['a choice that is a text', choice('yes')],
  ['a choice that is a number', choice(1)],
  ['a choice that is nothing', choice(null)],
  ['a choice that is not a number', choice(Number.NaN), 'malformed'],
  ['a choice that is infinite', choice(Number.POSITIVE_INFINITY), 'malformed'],
  ['a choice that is undefined', choice(undefined), 'malformed'],
  ['a big integer', choice(5n), 'malformed'],
  ['bytes in a value', choice(new Uint8Array(5)), 'malformed'],
  ['a value that is very deep', choice(deep()), 'malformed'],
  ['a value with very many members', choice(Array.from({ length: 2_000 }, () => 1)), 'malformed'],
  ['a key that is __proto__', choice(true, '__proto__'), 'malformed'],
  ['a key that is constructor', choice(true, 'constructor'), 'malformed'],
  ['a key that is no id', choice(true, 'Not An Id')],
  ['a very long key', choice(true, 'a'.repeat(5_000)), 'malformed'],
  ['a member that is __proto__', choice(JSON.parse('{"__proto__":1}')), 'malformed'],
  ['a choice about a required component', choice(false, 'review')],
  ['a choice about a member of a group', choice(true, 'basic')],
  ['a choice about nothing', choice(true, 'no-such-component')],
  ['a pick of something outside the group', choice(['training'], 'platform', 'picks')],
  ['more picks than the group allows', choice(['basic', 'premium'], 'platform', 'picks')],
  ['one pick twice', choice(['basic', 'basic'], 'platform', 'picks')],
  ['a pick in no group', choice(['basic'], 'no-such-group', 'picks')],
  ['a pick that is no list', choice('basic', 'platform', 'picks')],
  ['a choice about a required section', choice(true, 'start', 'sectionChoices')],
  ['a choice about no section', choice(true, 'no-such-section', 'sectionChoices')],
  ['a choice about a section that is a text', choice('yes', 'start', 'sectionChoices')],
  ['a quantity above the most', choice('22', 'seats', 'quantities')],
  ['a quantity below the least', choice('0', 'seats', 'quantities')],
  ['a quantity between the steps', choice('5', 'seats', 'quantities')],
  ['a negative quantity', choice('-4', 'seats', 'quantities')],
  ['a quantity in another notation', choice('1e1', 'seats', 'quantities')],
  ['a quantity that is a number', choice(4, 'seats', 'quantities')],
  ['a quantity of what the seller counts', choice('2', 'review', 'quantities')],
  ['two values in one slot', ({ own }) => own(values({ parent: 'choices', key: 'training' }, true, false))],
  ['a list child in a map', ({ own }) => own(values({ parent: 'choices' }, true))],
  ['a type in place of a value', ({ own }) => own(type({ parent: 'choices', key: 'training' }, 1))],
];
const field =
  (root: string, entry: string, name: string, value: unknown) =>
  ({ room, own }: Scene) =>
    own(values({ parent: idOf(room.doc, root, entry), key: name }, value));
const sellers: [string, (stage: Scene) => Uint8Array, RefusalCode?][] = [
  ['a price that is a number', field('components', 'review', 'unitPrice', 5)],
  ['a price with an exponent', field('components', 'review', 'unitPrice', '1e9')],
  ['a price that is endless', field('components', 'review', 'unitPrice', '9'.repeat(400))],
  ['a title that is too long', field('components', 'review', 'title', 'x'.repeat(201))],
  ['a field that does not exist', field('components', 'review', 'secretCost', '1')],
  [
    'VAT with a member too many',
    field('components', 'review', 'vat', { category: 'S', rate: '25', note: '' }),
  ],
  ['a term of one and a half months', ({ own }) => own(values({ parent: 'terms', key: 'termMonths' }, 1.5))],
  ['a term that does not exist', ({ own }) => own(values({ parent: 'terms', key: 'discount' }, '1'))],
  ['a component that is a value', ({ own }) => own(values({ parent: 'components', key: 'new-one' }, {}))],
  ['a component under no id', ({ own }) => own(type({ parent: 'components', key: 'New One' }, 1))],
  ['a list in the components', ({ own }) => own(type({ parent: 'components' }, 1))],
  [
    'a map inside a component',
    ({ room, own }) => own(type({ parent: idOf(room.doc, 'components', 'review'), key: 'tiers' }, 1)),
  ],
  ['a choice that the quote does not offer', choice(true, 'review')],
];

describeAttacks('values', [
  ...buyers.map(
    ([name, bytes, code = 'invalid-value']): Attack => ({
      name: `a buyer cannot write ${name}`,
      code,
      bytes,
    }),
  ),
  ...sellers.map(
    ([name, bytes, code = 'invalid-value']): Attack => ({
      name: `a seller cannot write ${name}`,
      by: 'seller',
      code,
      bytes,
    }),
  ),
]);

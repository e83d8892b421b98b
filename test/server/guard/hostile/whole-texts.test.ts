import * as Y from 'yjs';
import type { Attack } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';

const attacks: Attack[] = (['buyer', 'seller'] as const).flatMap((by): Attack[] => [
  {
    name: `a new fragment in place of the joint text (${by})`,
    by,
    code: 'forbidden',
    path: ['jointTexts', 'goals'],
    bytes: (stage) =>
      stage[by].record(() => stage[by].doc.getMap('jointTexts').set('goals', new Y.XmlFragment())),
  },
  {
    name: `another joint text (${by})`,
    by,
    code: 'forbidden',
    bytes: (stage) =>
      stage[by].record(() => stage[by].doc.getMap('jointTexts').set('mine', new Y.XmlFragment())),
  },
  {
    name: `the joint text deleted (${by})`,
    by,
    code: 'forbidden',
    path: ['jointTexts', 'goals'],
    bytes: (stage) => stage[by].record(() => stage[by].doc.getMap('jointTexts').delete('goals')),
  },
  {
    name: `a root that is not in the layout (${by})`,
    by,
    code: 'forbidden',
    path: ['admins'],
    bytes: (stage) => stage[by].record(() => stage[by].doc.getMap('admins').set('me', true)),
  },
  {
    name: `the internal document's root in the shared one (${by})`,
    by,
    code: 'forbidden',
    path: ['costs'],
    bytes: (stage) => stage[by].record(() => stage[by].doc.getMap('costs').set('review', new Y.Map())),
  },
]);

describeAttacks('whole-texts', attacks);

import type { RefusalCode } from '#shared/protocol/room-messages.ts';
import { tableLimits } from '#shared/quote/rich-text.ts';
import { ownClient, type Scene } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import { format, idOf, text, type, values } from '../../../support/hand-made-update.ts';

const goals = ({ room }: Scene) => idOf(room.doc, 'jointTexts', 'goals');
const inline = ({ room }: Scene) => idOf(room.doc, 'jointTexts', 'goals', 0, 0);
const paragraph = ({ room }: Scene) => idOf(room.doc, 'jointTexts', 'goals', 0);
const node = (name: string) => (stage: Scene) => stage.own(type({ parent: goals(stage) }, 3, name));
const mark = (name: string, value: unknown) => (stage: Scene) =>
  stage.own(
    format({ parent: inline(stage) }, name, value),
    text({ origin: { client: ownClient, clock: 0 } }, 'x'),
  );
const heading = (level: unknown) => (stage: Scene) =>
  stage.own(
    type({ parent: goals(stage) }, 3, 'heading'),
    values({ parent: { client: ownClient, clock: 0 }, key: 'level' }, level),
  );
/** What stands at this place in the list of one's own structs. */
const own = (clock: number) => ({ parent: { client: ownClient, clock } });
/** Elements inside each other, the outermost in the text. */
const nested =
  (...names: readonly string[]) =>
  (stage: Scene) =>
    stage.own(...names.map((name, at) => type(at === 0 ? { parent: goals(stage) } : own(at - 1), 3, name)));
const many = (around: readonly string[], name: string, count: number) => (stage: Scene) => {
  const outer = around.map((node, at) => type(at === 0 ? { parent: goals(stage) } : own(at - 1), 3, node));
  const inner = Array.from({ length: count }, () => type(own(around.length - 1), 3, name));
  return stage.own(...outer, ...inner);
};
const variable =
  (...attributes: readonly (readonly [name: string, value: unknown])[]) =>
  (stage: Scene) =>
    stage.own(
      type({ parent: paragraph(stage) }, 3, 'variable'),
      ...attributes.map(([key, value]) => values({ ...own(0), key }, value)),
    );
const cell = (key: string, value: unknown) => (stage: Scene) =>
  stage.own(
    ...['table', 'tableRow', 'tableCell'].map((name, at) =>
      type(at === 0 ? { parent: goals(stage) } : own(at - 1), 3, name),
    ),
    values({ ...own(2), key }, value),
  );
const attacks: [string, (stage: Scene) => Uint8Array, RefusalCode?][] = [
  ['a script', node('script')],
  ['an image', node('image')],
  ['a code block', node('codeBlock')],
  ['a list item outside a list', node('listItem')],
  ['text outside a paragraph', (stage) => stage.own(type({ parent: goals(stage) }, 6))],
  ['a map inside a text', (stage) => stage.own(type({ parent: goals(stage) }, 1))],
  ['a value inside a text', (stage) => stage.own(values({ parent: goals(stage) }, 'x'))],
  ['a paragraph in a paragraph', (stage) => stage.own(type({ parent: paragraph(stage) }, 3, 'paragraph'))],
  ['a heading of level 9', heading(9)],
  ['a heading whose level is a text', heading('1')],
  ['a heading whose level is a list', heading([1])],
  [
    'an attribute that is not in the table',
    (stage) => stage.own(values({ parent: paragraph(stage), key: 'onclick' }, 'alert(1)')),
  ],
  [
    'an attribute on inline text',
    (stage) => stage.own(values({ parent: inline(stage), key: 'onclick' }, 'alert(1)')),
  ],
  ['an attribute on a whole text', (stage) => stage.own(values({ parent: goals(stage), key: 'class' }, 'x'))],
  ['a mark that is not in the table', mark('code', {})],
  ['a mark named __proto__', mark('__proto__', {}), 'malformed'],
  ['a mark with an attribute too many', mark('bold', { style: 'x' })],
  ['a mark that is a text', mark('bold', 'yes')],
  ['a javascript: link', mark('link', { href: 'javascript:alert(1)' })],
  ['a javascript: link in disguise', mark('link', { href: 'java\nscript:alert(1)' })],
  ['a data: link', mark('link', { href: 'data:text/html,x' })],
  ['a link to an object', mark('link', { href: { toString: 'x' } }), 'malformed'],
  ['a link to a list', mark('link', { href: ['https://example.com'] })],
  ['a link to nowhere', mark('link', { target: '_blank' })],
  ['a variable without a name', variable()],
  ['a variable whose name is nothing', variable(['name', null])],
  ['a variable of a name that is not in the table', variable(['name', 'unitCost'])],
  ['a variable whose name is free text', variable(['name', 'Ten leads a week'])],
  ['a variable whose name is a list', variable(['name', ['customer']])],
  ['a variable that says of itself what it stands for', variable(['name', 'firstYear'], ['value', '1 kr'])],
  [
    'a variable with text in it',
    (stage) =>
      stage.own(
        type({ parent: paragraph(stage) }, 3, 'variable'),
        values({ ...own(0), key: 'name' }, 'customer'),
        type(own(0), 6),
      ),
  ],
  ['a variable outside a paragraph', nested('variable')],
  ['a cell that spans columns', cell('colspan', 2)],
  ['a cell that spans rows', cell('rowspan', 2)],
  ['a cell with a style', cell('style', 'width: 9999px')],
  ['a row outside a table', nested('tableRow')],
  ['a cell outside a row', nested('table', 'tableCell')],
  ['a paragraph in a row', nested('table', 'tableRow', 'paragraph')],
  ['a heading in a cell', nested('table', 'tableRow', 'tableCell', 'heading')],
  ['a table in a table', nested('table', 'tableRow', 'tableCell', 'table')],
  [
    'a table in a list in a table',
    nested('table', 'tableRow', 'tableCell', 'bulletList', 'listItem', 'table'),
  ],
  ['a table in a quotation', nested('blockquote', 'table')],
  ['a table of too many rows', many(['table'], 'tableRow', tableLimits.rows + 1), 'too-large'],
  ['a row of too many cells', many(['table', 'tableRow'], 'tableCell', tableLimits.columns + 1), 'too-large'],
  [
    'a text that is nested without end',
    (stage) => {
      const deep = Array.from({ length: 60 }, (_, depth) =>
        type(
          { parent: depth === 0 ? goals(stage) : { client: ownClient, clock: depth - 1 } },
          3,
          'blockquote',
        ),
      );
      return stage.own(...deep);
    },
  ],
];

describeAttacks(
  'rich-text',
  attacks.map(([name, bytes, code = 'invalid-value']) => ({ name: `no ${name}`, code, bytes })),
);

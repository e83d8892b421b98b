import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  emptyRichText,
  maxRichTextDepth,
  type RichText,
  type RichTextNode,
  tableLimits,
} from '#shared/quote/rich-text.ts';
import { readRichText, readText } from '#shared/quote-doc/read-rich-text.ts';
import { newFragment } from '#shared/quote-doc/write-rich-text.ts';
import { richTexts } from '../../support/quote-content.ts';

function stored(fragment: Y.XmlFragment): Y.XmlFragment {
  return new Y.Doc().getMap<Y.XmlFragment>('texts').set('intro', fragment);
}

function element(
  name: string,
  attributes: Record<string, unknown>,
  ...children: (Y.XmlElement | Y.XmlText)[]
) {
  const made = new Y.XmlElement<Record<string, never>>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never);
  made.insert(0, children);
  return made as unknown as Y.XmlElement;
}

function read(...blocks: (Y.XmlElement | Y.XmlText)[]): RichText['content'] {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, blocks);
  return readRichText(stored(fragment)).content;
}

const inline = (text: string, attributes: object = {}) => {
  const made = new Y.XmlText();
  made.insert(0, text, attributes);
  return made;
};

describe('rich text', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(richTexts, (text) => {
        expect(readRichText(stored(newFragment(text)))).toEqual(text);
      }),
    );
  });

  it('is never without a paragraph to write in', () => {
    expect(readRichText(stored(new Y.XmlFragment()))).toEqual(emptyRichText);
  });

  it('leaves out nodes, attributes and marks that the table does not name', () => {
    expect(
      read(
        element('script', {}, inline('alert(1)')),
        element(
          'paragraph',
          { onclick: 'alert(1)', level: 2 },
          inline('kept', { bold: {}, code: {}, style: 'x' }),
        ),
        element('heading', { level: 9 }, inline('no level')),
        inline('text outside a paragraph'),
        element('paragraph', {}, element('paragraph', {}, inline('paragraph inside one'))),
      ),
    ).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'kept', marks: [{ type: 'bold' }] }] },
      { type: 'heading', content: [{ type: 'text', text: 'no level' }] },
      { type: 'paragraph' },
    ]);
  });

  it('leaves out a variable without a name of the table, and what a table has beyond its bounds', () => {
    const row = (cells: number) =>
      element('tableRow', {}, ...Array.from({ length: cells }, () => element('tableCell', {})));
    const [paragraph, table] = read(
      element(
        'paragraph',
        {},
        element('variable', { name: 'customer', value: '1 kr' }),
        element('variable', { name: 'unitCost' }),
        element('variable', {}),
      ),
      element(
        'table',
        {},
        ...Array.from({ length: tableLimits.rows + 1 }, () => row(tableLimits.columns + 1)),
      ),
    ) as RichTextNode[];
    expect(paragraph?.content).toEqual([{ type: 'variable', attrs: { name: 'customer' } }]);
    expect(table?.content).toHaveLength(tableLimits.rows);
    expect(table?.content?.[0]?.content).toHaveLength(tableLimits.columns);
  });

  it('keeps the text of a link that leads nowhere safe, and drops the link', () => {
    for (const href of ['javascript:alert(1)', 'data:x', '', 5, ['https://example.com'], undefined]) {
      expect(read(element('paragraph', {}, inline('here', { link: { href, target: '_blank' } })))).toEqual([
        { type: 'paragraph', content: [{ type: 'text', text: 'here' }] },
      ]);
    }
  });

  it('reads a mark that was switched off as no mark', () => {
    const text = inline('onoff', { bold: {} });
    const paragraph = element('paragraph', {}, text);
    const fragment = new Y.XmlFragment();
    fragment.insert(0, [paragraph]);
    stored(fragment);
    text.format(2, 3, { bold: null });
    expect(readRichText(fragment).content).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'on', marks: [{ type: 'bold' }] },
          { type: 'text', text: 'off' },
        ],
      },
    ]);
  });

  it('ends at a depth that no reader chokes on', () => {
    let block = element('blockquote', {});
    for (let depth = 0; depth < 500; depth++) block = element('blockquote', {}, block);
    let depth = 0;
    for (let content = read(block); content?.[0] !== undefined; content = content[0].content) depth++;
    expect(depth).toBe(maxRichTextDepth - 1);
  });
});

it('what says the same reads the same, however it came to be written', () => {
  const text = new Y.XmlText();
  new Y.Doc().getXmlFragment('text').insert(0, [text]);
  text.insert(0, 'Ten leads a week.');
  // Formatting that is none here, or that ends where it begins again, cuts the text in Yjs.
  text.format(4, 5, { blink: {} });
  expect(text.toDelta()).toHaveLength(3);
  expect(readText(text)).toEqual([{ type: 'text', text: 'Ten leads a week.' }]);
});

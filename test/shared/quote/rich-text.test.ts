import { describe, expect, it } from 'vitest';
import { isSafeLink, plainText, RichText, richTextNodes } from '#shared/quote/rich-text.ts';

describe('links', () => {
  it.each(['https://example.com/a?b=c#d', 'http://example.com', 'mailto:anna@example.com'])(
    'allows %s',
    (href) => {
      expect(isSafeLink(href)).toBe(true);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.com',
    '/relative',
    '',
    null,
    ['https://example.com'],
    { toString: () => 'https://example.com' },
    `https://example.com/${'x'.repeat(2_000)}`,
  ])('refuses %j', (href) => {
    expect(isSafeLink(href)).toBe(false);
  });
});

describe('rich text', () => {
  it('names only nodes that exist as content of a node', () => {
    const known = [...Object.keys(richTextNodes), 'text'];
    for (const { content } of Object.values(richTextNodes)) {
      for (const child of content) expect(known).toContain(child);
    }
  });

  it('gives its text one line per block', () => {
    const text = RichText.parse({
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Goals' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'one ' },
            { type: 'text', text: 'list', marks: [{ type: 'bold' }] },
          ],
        },
      ],
    });
    expect(plainText(text)).toBe('Goals\none list');
  });

  it('gives each row of a table a line, with tabs between its cells', () => {
    const cell = (...lines: string[]) => ({
      type: 'tableCell',
      content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
    });
    const table = {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('Part'), cell('By', 'whom')] },
        { type: 'tableRow', content: [cell('Start'), cell('')] },
      ],
    };
    expect(plainText({ type: 'doc', content: [table] })).toBe('Part\tBy whom\nStart\t');
  });
});

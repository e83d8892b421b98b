import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { richTextMarks, richTextNodes } from '#shared/quote/rich-text.ts';
import { quoteSchema } from '../../../client/rich-text/quote-schema.ts';

const schema = getSchema([quoteSchema]);
const nodes = Object.values(schema.nodes).filter((node) => !node.isText);
const marks = Object.values(schema.marks);

describe('the editor makes nothing that the server refuses', () => {
  it.each(nodes.map((node) => [node.name, node] as const))('node %s is in the table', (name, node) => {
    expect(richTextNodes).toHaveProperty(name);
    for (const child of Object.values(schema.nodes)) {
      if (node.contentMatch.matchType(child) === null) continue;
      expect(richTextNodes[name]?.content, `${name} may hold ${child.name}`).toContain(child.name);
    }
  });

  it.each(marks.map((mark) => [mark.name, mark] as const))('mark %s is in the table', (name) => {
    expect(richTextMarks).toHaveProperty(name);
  });

  it('knows every node and mark of the table, so that it drops nothing of a stored text', () => {
    for (const name of Object.keys(richTextNodes)) expect(schema.nodes).toHaveProperty(name);
    for (const name of Object.keys(richTextMarks)) expect(schema.marks).toHaveProperty(name);
  });

  it.each([
    ...nodes.map(
      (node) => ['node', node.name, node.spec.attrs, richTextNodes[node.name]?.attributes] as const,
    ),
    ...marks.map((mark) => ['mark', mark.name, mark.spec.attrs, richTextMarks[mark.name]] as const),
  ])('%s %s has only attributes of the table, with defaults that fit', (_kind, _name, attributes, checks) => {
    for (const [name, attribute] of Object.entries(attributes ?? {})) {
      expect(checks).toHaveProperty(name);
      // A link without an address is never made, nor a node without what it needs; every other default must be
      // storable as it is.
      const isAlwaysThere = name === 'href' || richTextNodes[_name]?.required?.includes(name);
      if (!isAlwaysThere) expect(checks?.[name]?.(attribute.default), name).toBe(true);
    }
  });
});

describe('what comes with pasted text', () => {
  const parsed = (mark: string, attributes: Record<string, string>) => {
    const rule = schema.marks[mark]?.spec.parseDOM?.find((candidate) => candidate.getAttrs);
    const element = { getAttribute: (name: string) => attributes[name] ?? null, style: {} };
    return rule?.getAttrs?.(element as unknown as HTMLElement & string);
  };

  it('keeps a safe link, without the classes, titles and targets of the page it comes from', () => {
    const attributes = parsed('link', {
      href: 'https://nordvik.example/terms',
      class: 'button',
      title: 'Click me',
      target: '_top',
      rel: 'author',
    });
    expect(attributes).toEqual({
      href: 'https://nordvik.example/terms',
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
    });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://host/file', '/relative'])(
    'drops a link to %s',
    (href) => {
      expect(parsed('link', { href })).toBe(false);
    },
  );
});

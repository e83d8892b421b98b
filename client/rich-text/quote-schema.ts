/**
 * The editor's schema, held to the table of rich text (`shared/quote/rich-text.ts`): nodes contain what the table
 * allows, and attributes that come with pasted text are dropped where they do not fit. The server refuses
 * anything else, so what the editor could make beyond it would only be taken back from its author.
 */
import { type AnyExtension, type Attributes, Extension, Mark, Node } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { isSafeLink, richTextMarks, richTextNodes } from '#shared/quote/rich-text.ts';
import { tableNodes } from './table-nodes.ts';
import { unfilled, VariableNode, type VariableOptions } from './variable-node.ts';

type Attribute = Partial<Attributes[string]>;
type ParentAttributes = (() => Record<string, Attribute>) | null | undefined;
type Checks = Readonly<Record<string, (value: unknown) => boolean>>;

const kit = StarterKit.configure({
  heading: { levels: [1, 2, 3] },
  link: {
    openOnClick: false,
    autolink: false,
    defaultProtocol: 'https',
    isAllowedUri: (url) => isSafeLink(url),
  },
  code: false,
  codeBlock: false,
  horizontalRule: false,
  // The session has one undo stack for rows and texts.
  undoRedo: false,
  // It would write an empty paragraph into the document of whoever merely opens it.
  trailingNode: false,
});

export const quoteSchema = Extension.create<VariableOptions>({
  name: 'quoteSchema',
  addOptions: () => unfilled,
  addExtensions() {
    return [
      ...(kit.config.addExtensions?.call(kit as never) ?? []).map(narrow),
      ...tableNodes,
      VariableNode.configure(this.options),
    ];
  },
});

function narrow(extension: AnyExtension): AnyExtension {
  // A table stands in the text itself, and not where a block may: in a list, a quotation or another table.
  if (extension.name === 'doc') return extension.extend({ content: '(block | table)+' });
  if (extension instanceof Mark) return extension.extend(holdTo(richTextMarks[extension.name]));
  if (extension instanceof Node) return extension.extend(holdTo(richTextNodes[extension.name]?.attributes));
  return extension;
}

function holdTo(checks: Checks = {}) {
  return {
    addAttributes(this: { parent?: ParentAttributes }): Attributes {
      const known = Object.entries(this.parent?.() ?? {}).filter(([name]) => Object.hasOwn(checks, name));
      return Object.fromEntries(
        known.map(([name, attribute]) => [name, holdAttribute(name, attribute, checks)]),
      );
    },
  };
}

function holdAttribute(name: string, attribute: Attribute, checks: Checks): Attribute {
  const parse = attribute.parseHTML ?? ((element: HTMLElement) => element.getAttribute(name));
  return {
    ...attribute,
    parseHTML: (element) => {
      const value: unknown = parse(element);
      return value === null || checks[name]?.(value) ? value : attribute.default;
    },
  };
}

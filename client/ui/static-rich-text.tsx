import { createElement, type ReactNode } from 'react';
import { isSafeLink, plainText, type RichText } from '#shared/quote/rich-text.ts';
import styles from './static-rich-text.module.css';
import look from './text-look.module.css';
import { useTranslation } from './use-translation.ts';

/** Which element each node becomes. What is not in the table is shown by its content alone. */
const elements: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
  tableHeader: 'td',
  tableCell: 'td',
};
const marks: Readonly<Record<string, string>> = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' };

/** Headings in a text stand below the section's own heading. */
const headingOffset = 2;

interface StaticRichTextProps {
  text: RichText;
  /** Of the text itself, where it may differ from the screen's. */
  language?: string | undefined;
}

/** Formatted text that nobody edits here: a frozen version's. The editor is not loaded for it. */
export function StaticRichText({ text, language }: StaticRichTextProps) {
  return (
    <div lang={language} className={`${look['look']} ${styles['text']}`}>
      {render(text)}
    </div>
  );
}

function render(node: RichText, key?: number): ReactNode {
  if (node.type === 'text') return withMarks(node, key);
  if (node.type === 'hardBreak') return <br key={key} />;
  const children = node.content?.map(render);
  if (node.type === 'heading') {
    const level = Number(node.attrs?.['level'] ?? 1);
    return createElement(`h${level + headingOffset}`, { key, 'data-level': level }, children);
  }
  if (node.type === 'table') return <Table key={key}>{children}</Table>;
  // One that names nothing is no head to a screen reader, as the corner of a table of hours by weekday.
  if (node.type === 'tableHeader' && plainText(node).trim() !== '')
    return createElement('th', { key, scope: 'col' }, children);
  const element = elements[node.type];
  if (!element) return children;
  const start = node.type === 'orderedList' ? { start: node.attrs?.['start'] ?? 1 } : {};
  return createElement(element, { key, ...start }, children);
}

function Table({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className={look['table']} tabIndex={0} aria-label={t('text.table')}>
      <table>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

function withMarks(node: RichText, key?: number): ReactNode {
  return (node.marks ?? []).reduce<ReactNode>((inner, mark) => {
    const href = mark.attrs?.['href'];
    if (mark.type === 'link' && isSafeLink(href)) {
      return (
        <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow" className="link">
          {inner}
        </a>
      );
    }
    const element = marks[mark.type];
    return element ? createElement(element, { key }, inner) : inner;
  }, node.text);
}

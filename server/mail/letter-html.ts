/**
 * The letter as an HTML document that mail programs show alike: one column, styles beside the elements, nothing that
 * is fetched, nothing that runs, no picture. Dark where the reader's program is.
 */
import type { AmountRow, Fact, Letter } from './letter.ts';
import { darkRules, styles } from './letter-styles.ts';

export function letterHtml(letter: Letter): string {
  const { language, subject, heading, paragraphs, message, code, facts, amounts, action, footer } = letter;
  const body = [
    `<h1 ${styles.heading}>${escapeHtml(heading)}</h1>`,
    ...paragraphs.map(paragraph),
    message &&
      `<div ${styles.message}><p ${styles.messageFrom}>${escapeHtml(message.from)}</p>${lines(message.text)}</div>`,
    code && `<p ${styles.code}>${escapeHtml(code)}</p>`,
    facts && facts.length > 0 && table(facts.map(factRow)),
    action && button(action),
    amounts &&
      `<h2 ${styles.subheading}>${escapeHtml(amounts.title)}</h2>${table(amounts.rows.map(amountRow))}`,
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(subject)}</title>
<style>${darkRules}</style>
</head>
<body ${styles.body}>
<div ${styles.sheet}>
${body.filter(Boolean).join('\n')}
</div>
<div ${styles.footer}>
${footer.map((text) => `<p ${styles.small}>${escapeHtml(text)}</p>`).join('\n')}
</div>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as text and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

function paragraph(text: string): string {
  return `<p ${styles.paragraph}>${escapeHtml(text)}</p>`;
}

function lines(text: string): string {
  const broken = escapeHtml(text.trim()).replace(/\r\n|[\r\n\u2028\u2029]/g, '<br>');
  return `<p ${styles.messageText}>${broken}</p>`;
}

function table(rows: readonly string[]): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" ${styles.table}>${rows.join('')}</table>`;
}

function factRow([label, value]: Fact): string {
  return `<tr><td ${styles.factLabel}>${escapeHtml(label)}</td><td ${styles.factValue}>${escapeHtml(value)}</td></tr>`;
}

function amountRow({ label, amount, kind }: AmountRow): string {
  const [left, right] =
    kind === 'total' ? [styles.totalLabel, styles.totalAmount] : [styles.partLabel, styles.partAmount];
  return `<tr><td ${left}>${escapeHtml(label)}</td><td ${right}>${escapeHtml(amount)}</td></tr>`;
}

/** The address stands below as text too, for whoever would rather see where it leads. */
function button({ label, url }: NonNullable<Letter['action']>): string {
  const href = escapeHtml(url);
  return `<p ${styles.action}><a href="${href}" target="_blank" rel="noopener noreferrer" ${styles.button}>${escapeHtml(label)}</a></p>
<p ${styles.address}>${href}</p>`;
}

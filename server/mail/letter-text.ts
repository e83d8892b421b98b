import type { AmountRow, Letter } from './letter.ts';

/** The letter as plain text. Long lines are left to the reader's program. */
export function letterText(letter: Letter): string {
  const { heading, paragraphs, message, code, facts = [], amounts, action, footer } = letter;
  const blocks = [
    heading,
    ...paragraphs,
    message && `${message.from}:\n${indented(message.text)}`,
    code,
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    action && `${action.label}:\n${action.url}`,
    amounts && `${amounts.title}\n${amountLines(amounts.rows)}`,
    `-- \n${footer.join('\n')}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function indented(text: string): string {
  return text
    .trim()
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}

/** Labels to the left, amounts flush right, as far as the font allows. */
function amountLines(rows: readonly AmountRow[]): string {
  const labels = rows.map(({ label, kind }) => (kind === 'part' ? `  ${label}` : label));
  const labelWidth = Math.max(...labels.map(({ length }) => length));
  const amountWidth = Math.max(...rows.map(({ amount }) => amount.length));
  return rows
    .map(
      ({ amount }, index) => `${(labels[index] ?? '').padEnd(labelWidth)}  ${amount.padStart(amountWidth)}`,
    )
    .join('\n');
}

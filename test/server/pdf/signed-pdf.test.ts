import { describe, expect, test } from 'vitest';
import { demoContent } from '../../../server/demo/demo-quote.ts';
import type { PdfDocument } from '../../../server/pdf/pdf-document.ts';
import { versionDocument } from '../../../server/pdf/quote-document.ts';
import { completedAt, renderVersionPdf, type VersionPdfInput } from '../../../server/pdf/quote-pdf.ts';
import { quotePrint } from '../../../server/pdf/quote-print.ts';
import type { Signature, Signed } from '../../../server/pdf/signed.ts';
import { demoDay, sentDemo } from '../../support/frozen-demo.ts';
import { inspectPdf, pdfSource } from '../../support/pdf-inspect.ts';
import { pdfPages } from '../../support/pdf-text.ts';

const plain = (text: string) => text.replace(/[\s\u00A0]+/g, ' ');
const input = sentDemo();

const typed: Signature = {
  name: 'Erik Sandberg',
  title: '',
  company: 'Nordvik Konsult AB',
  mark: { kind: 'typed', text: 'Erik Sandberg' },
  signedAt: Date.UTC(2026, 2, 17, 14, 20),
  verification: 'link',
  hash: input.hash,
};
const drawn: Signature = {
  name: 'Johan Lindqvist',
  title: 'CFO',
  company: 'Lindqvist Industri AB',
  mark: { kind: 'drawn', path: 'M10 60 C 40 10, 65 10, 95 60 S 150 110, 180 60', width: 300, height: 120 },
  signedAt: Date.UTC(2026, 3, 1, 7, 41),
  verification: 'code',
  hash: input.hash,
};
const { choices, sectionChoices, picks, quantities } = demoContent(demoDay);
const signed: Signed = {
  signatures: [typed, drawn],
  isComplete: true,
  accepted: {
    choices: { choices: { ...choices, onboarding: true }, sectionChoices, picks, quantities },
    asOf: '2026-04-01',
  },
  evidence: {
    facts: [['Address', '198.51.100.7']],
    events: [{ at: drawn.signedAt, who: 'Johan Lindqvist', what: 'Signed version 1' }],
    notes: ['That the person at the keyboard was Johan Lindqvist is not proved.'],
    json: '{"format":"evidence"}',
    madeAt: drawn.signedAt + 1_000,
  },
  paper: null,
};

function printed(of: Signed): PdfDocument {
  const facts = { ...input, signed: of, attached: { json: 'quote.json', ubl: [], evidence: null } };
  return versionDocument(quotePrint(input.frozen, input.priced), facts);
}

describe('a signed version', () => {
  test('shows who signed, when, how that is known, the choices that were accepted, and how it came about', async () => {
    const pdf = await renderVersionPdf({ ...input, signed });
    const text = plain((await pdfPages(pdf)).join(' '));
    for (const part of [
      'Johan Lindqvist CFO, Lindqvist Industri AB Signed 1 April 2026 09.41'.replace('.', ':'),
      'email verified with a code',
      'Erik Sandberg Nordvik Konsult AB Signed 17 March 2026 15:20, through a personal link',
      'with the choices that these pages show',
      // 12 000 kr more than what was sent: onboarding was taken in.
      'First 12 months, excl. VAT 685 640 kr',
      'How it was signed',
      'Address 198.51.100.7',
      '1 April 2026 09:41 Johan Lindqvist Signed version 1',
      'is not proved',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Place and date');
    expect(pdfSource(pdf)).toContain('/Alt (Signature of Johan Lindqvist)');
    // What was offered stays as it was frozen; what was accepted is told by the pages and by the amounts.
    const { attachments } = await inspectPdf(pdf);
    expect(attachments['quote.json']).toBe(input.canonical);
    expect(attachments['quote-once.xml']).toContain('Onboarding');
    expect(attachments['evidence.json']).toBe('{"format":"evidence"}');
  });

  test('is complete when the last one has signed, and is the same file every time (I-9)', async () => {
    const of: VersionPdfInput = { ...input, signed: { ...signed, evidence: null } };
    expect(completedAt(of)).toBe(drawn.signedAt);
    expect(completedAt({ ...input, signed })).toBe(drawn.signedAt + 1_000);
    expect(completedAt(input)).toBe(input.sentAt);
    const [once, again] = await Promise.all([renderVersionPdf(of), renderVersionPdf(of)]);
    expect(Buffer.from(once).equals(again)).toBe(true);
  });
});

test('a signature of other content is not printed under this one', () => {
  const other = { ...typed, hash: '0'.repeat(64) };
  expect(() => printed({ ...signed, signatures: [other] })).toThrow(/other content than version 1/);
});

test.each([
  ['M0 0"/><script/>', 10, 10],
  ['', 10, 10],
  ['M0 0', 0, 10],
  ['M0 0', Number.POSITIVE_INFINITY, 10],
  ['M0 0'.repeat(30_000), 10, 10],
])('a drawing that is no path in a box is refused: %#', (path, width, height) => {
  const mark = { kind: 'drawn', path, width, height } as const;
  expect(() => printed({ ...signed, signatures: [{ ...drawn, mark }] })).toThrow(/no SVG path/);
});

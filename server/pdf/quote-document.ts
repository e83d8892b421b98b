import { formatDay, formatInstant } from '#shared/money/format-date.ts';
import { type ContentHash, fingerprint, type Party } from '#shared/quote/frozen-quote.ts';
import type { RichText } from '#shared/quote/rich-text.ts';
import { dayIn, type Instant, type IsoDate } from '#shared/time.ts';
import { componentTable } from './component-table.ts';
import { leftOutTable } from './left-out-table.ts';
import type { PdfDocument, PrintedParty, PrintedText } from './pdf-document.ts';
import { printable } from './printable.ts';
import type { QuotePrint } from './quote-print.ts';
import { richBlocks } from './rich-blocks.ts';
import { summaryTable } from './summary-table.ts';
import { totalsTable } from './totals-table.ts';
import { valueBlock } from './value.ts';

/** What is known about a version besides its content. */
export interface VersionFacts {
  readonly hash: ContentHash;
  readonly sentAt: Instant;
  /** Name of who sent it. */
  readonly sentBy: string;
  /** IANA time zone of the seller: the document's clock. */
  readonly timeZone: string;
}

export function quoteDocument(
  print: QuotePrint,
  { hash, sentAt, sentBy, timeZone }: VersionFacts,
): PdfDocument {
  const { frozen, content, words } = print;
  const { language, title } = content.terms;
  const quote = words.quoteVersion(frozen.number, frozen.version);
  const sent = formatInstant(sentAt, timeZone, language);
  return {
    language,
    metadata: {
      title: printable(title ? `${quote}: ${title}` : quote),
      author: printable(frozen.seller.name),
      date: dayIn(timeZone, sentAt).split('-').map(Number),
    },
    head: { seller: printable(frozen.seller.name), quote },
    foot: {
      version: words.versionSent(frozen.version, sent),
      fingerprint: words.fingerprint(fingerprint(hash)),
    },
    title: printable(title),
    intro: richBlocks(content.texts.intro),
    parties: [party(print, words.from, frozen.seller), party(print, words.to, frozen.customer)],
    facts: facts(print),
    summary: summaryTable(print),
    value: valueBlock(print),
    goals: textUnder(words.goals, content.jointTexts.goals),
    components: componentTable(print),
    leftOut: leftOutTable(print),
    totals: totalsTable(print),
    terms: textUnder(words.terms, content.texts.terms),
    record: {
      title: words.recordTitle,
      lines: [
        words.sentBy(frozen.version, printable(sentBy), sent, timeZone),
        words.hash(hash),
        words.hashNote,
      ],
    },
  };
}

function party(
  { words }: QuotePrint,
  label: string,
  { name, companyNumber, address, people }: Party,
): PrintedParty {
  return {
    label,
    name: printable(name),
    lines: [
      companyNumber && words.companyNumber(companyNumber),
      address,
      ...people.map((person) => [person.name, person.title, person.email].filter(Boolean).join(', ')),
    ]
      .filter(Boolean)
      .map(printable),
  };
}

function facts({ content, words }: QuotePrint): PdfDocument['facts'] {
  const { startDate, validUntil, paymentDays, termMonths, language } = content.terms;
  const day = (date: IsoDate | null) => (date === null ? words.notStated : formatDay(date, language));
  return [
    [words.startDate, day(startDate)],
    [words.validUntil, day(validUntil)],
    [words.payment, words.paymentDays(paymentDays)],
    [words.term, words.months(termMonths)],
  ];
}

function textUnder(title: string, text: RichText): PrintedText | null {
  const blocks = richBlocks(text);
  return blocks.length === 0 ? null : { title, blocks };
}

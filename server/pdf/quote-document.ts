import { formatDay, formatInstant } from '#shared/money/format-date.ts';
import { type ContentHash, fingerprint, type Party } from '#shared/quote/frozen-quote.ts';
import type { RichText } from '#shared/quote/rich-text.ts';
import { dayIn, type Instant, type IsoDate } from '#shared/time.ts';
import { answeringText } from './answering.ts';
import { componentTable } from './component-table.ts';
import { leftOutTable } from './left-out-table.ts';
import type { PdfDocument, PrintedParty, PrintedText } from './pdf-document.ts';
import { printable } from './printable.ts';
import type { QuotePrint } from './quote-print.ts';
import { richBlocks } from './rich-blocks.ts';
import { evidenceBlock, signaturesBlock } from './signatures-block.ts';
import type { Signed } from './signed.ts';
import { summaryTable } from './summary-table.ts';
import { totalsTable } from './totals-table.ts';
import { valueBlock } from './value.ts';

/** What is known about a sent version besides its content. */
export interface Sent {
  readonly hash: ContentHash;
  /** Where the seller's audit log stood when it was sent, as its check reads it; `null`: that was not kept then. */
  readonly auditLine: string | null;
  readonly sentAt: Instant;
  /** Name of who sent it. */
  readonly sentBy: string;
  /** IANA time zone of the seller: the document's clock. */
  readonly timeZone: string;
  readonly signed: Signed;
  /** Names of the files inside the PDF. */
  readonly attached: {
    readonly json: string;
    readonly ubl: readonly string[];
    readonly evidence: string | null;
  };
}

/** What is known about a draft: when it looked like this. */
export interface Draft {
  readonly asOf: Instant;
  readonly timeZone: string;
}

/** The document of a sent version: the same input gives the same document. */
export function versionDocument(print: QuotePrint, sent: Sent): PdfDocument {
  const { frozen, content, words } = print;
  const { hash, auditLine, sentAt, sentBy, timeZone, attached } = sent;
  const when = formatInstant(sentAt, timeZone, content.terms.language);
  return {
    ...quoteParts(print, words.quoteVersion(frozen.number, frozen.version), dayIn(timeZone, sentAt)),
    foot: {
      version: words.versionSent(frozen.version, when),
      middle: words.fingerprint(fingerprint(hash)),
    },
    answering: sent.signed.isComplete ? null : answeringText(print),
    signatures: signaturesBlock(print, sent),
    evidence: evidenceBlock(print, sent),
    record: {
      title: words.recordTitle,
      lines: [
        words.sentBy(frozen.version, printable(sentBy), when, timeZone),
        words.hash(hash),
        words.hashNote,
        ...(auditLine === null ? [] : [words.auditLine(auditLine), words.auditNote]),
        words.attached(attached.json),
        attached.evidence === null ? '' : words.attachedEvidence(attached.evidence),
        attached.ubl.length === 0 ? '' : words.attachedUbl(attached.ubl),
        words.sealed,
      ].filter(Boolean),
    },
  };
}

/** The document of what stands in the room now: says on every page that it is no offer, and has no place to sign. */
export function draftDocument(print: QuotePrint, { asOf, timeZone }: Draft): PdfDocument {
  const { frozen, content, words } = print;
  const when = formatInstant(asOf, timeZone, content.terms.language);
  const parts = quoteParts(print, words.draftOf(frozen.number), dayIn(timeZone, asOf));
  return {
    ...parts,
    head: { ...parts.head, warning: words.notAnOffer },
    foot: { version: words.draftAsOf(when), middle: words.notAnOffer },
    answering: null,
    signatures: null,
    evidence: null,
    record: { title: words.recordTitle, lines: [words.draftNote(when, timeZone)] },
  };
}

type OfTheOccasion = 'foot' | 'answering' | 'signatures' | 'evidence' | 'record';

/** What is printed of the quote itself, whatever the occasion. */
function quoteParts(print: QuotePrint, quote: string, day: IsoDate): Omit<PdfDocument, OfTheOccasion> {
  const { frozen, content, words, texts } = print;
  const { language, title } = content.terms;
  return {
    language,
    metadata: {
      title: printable(title ? `${quote}: ${title}` : quote),
      author: printable(frozen.seller.name),
      date: day.split('-').map(Number),
    },
    head: { seller: printable(frozen.seller.name), quote, warning: '' },
    title: printable(title),
    intro: richBlocks(texts.intro),
    parties: [party(print, words.from, frozen.seller), party(print, words.to, frozen.customer)],
    facts: facts(print),
    summary: summaryTable(print),
    value: valueBlock(print),
    goals: textUnder(words.goals, texts.goals),
    components: componentTable(print),
    leftOut: leftOutTable(print),
    totals: totalsTable(print),
    terms: textUnder(words.terms, texts.terms),
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

/** A quote's content in, a PDF out: of a sent version, or of what stands in the room now. */
import { availableParallelism } from 'node:os';
import { chosenContent } from '#shared/acceptance/offer-choices.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { FrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { Instant } from '#shared/time.ts';
import { ublQuotations } from '../ubl/ubl-quotations.ts';
import type { Attachment } from './pdf-document.ts';
import { type Draft, draftDocument, type Sent, versionDocument } from './quote-document.ts';
import { quotePrint } from './quote-print.ts';
import { type Signed, unsigned } from './signed.ts';
import { createTypesetter } from './typst.ts';

interface PrintedQuote {
  readonly frozen: FrozenQuote;
  /** What `priceQuote` gave for the frozen content. */
  readonly priced: PricedQuote;
}

export interface VersionPdfInput extends PrintedQuote, Omit<Sent, 'signed' | 'attached'> {
  /** The very text that was frozen, of which `hash` is taken. */
  readonly canonical: string;
  /** Absent: nobody has signed. */
  readonly signed?: Signed;
}

export type DraftPdfInput = PrintedQuote & Draft;

const typeset = createTypesetter({
  atOnce: Math.max(1, availableParallelism() - 1),
  milliseconds: 30_000,
  megabytes: 1_024,
});

const json = 'quote.json';
const evidenceJson = 'evidence.json';

/**
 * The PDF of a sent version, before it is sealed: A4, tagged, PDF/A-3a where the fonts can show all its text, with
 * the frozen content inside it for programs. Made from the frozen row alone, so the same version gives the same bytes
 * whenever it is asked for; only signs that Inter lacks depend on the fonts of the machine. Throws an Error when it
 * cannot be made; nothing is changed by that, and it can be asked for again.
 */
export function renderVersionPdf(input: VersionPdfInput): Promise<Uint8Array> {
  const { canonical, signed = unsigned, ...facts } = input;
  const { frozen, priced } = asSigned(input, signed);
  const print = quotePrint(frozen, priced);
  const quotations = ublQuotations(frozen, priced, facts);
  const evidence = signed.evidence?.json ?? null;
  const attached = {
    json,
    ubl: quotations.map(({ name }) => name),
    evidence: evidence === null ? null : evidenceJson,
  };
  return typeset({
    document: versionDocument(print, { ...facts, signed, attached }),
    attachments: [
      {
        name: json,
        mediaType: 'application/json',
        description: `${print.words.quoteVersion(frozen.number, frozen.version)}, SHA-256 ${facts.hash}`,
        relationship: 'source',
        text: canonical,
      },
      ...quotations.map(
        ({ name, period, xml }): Attachment => ({
          name,
          mediaType: 'application/xml',
          description: `UBL 2.1 Quotation: ${print.words.period[period]}`,
          relationship: 'alternative',
          text: xml,
        }),
      ),
      ...(evidence === null ? [] : [evidenceFile(print.words.evidence, evidence)]),
    ],
    createdAt: seconds(facts.sentAt),
  });
}

const evidenceFile = (description: string, text: string): Attachment => ({
  name: evidenceJson,
  mediaType: 'application/json',
  description,
  relationship: 'supplement',
  text,
});

/** The quote as it was accepted: with what was chosen inside the offer's space, at that day's prices. */
function asSigned({ frozen, priced }: PrintedQuote, { accepted }: Signed): PrintedQuote {
  if (accepted === null) return { frozen, priced };
  const content = chosenContent(frozen.content, accepted.choices);
  return { frozen: { ...frozen, content }, priced: priceQuote(content, { asOf: accepted.asOf }) };
}

/** When a version's file was complete, and so sealed: when it was sent, signed last, or its evidence was gathered. */
export function completedAt({ sentAt, signed = unsigned }: VersionPdfInput): Instant {
  const signedAt = signed.signatures.map((signature) => signature.signedAt);
  return Math.max(sentAt, signed.evidence?.madeAt ?? 0, signed.paper?.recordedAt ?? 0, ...signedAt);
}

/** The PDF of a draft: says on every page that it is no offer, has nothing inside it, and is never sealed. */
export function renderDraftPdf({ frozen, priced, ...draft }: DraftPdfInput): Promise<Uint8Array> {
  const document = draftDocument(quotePrint(frozen, priced), draft);
  return typeset({ document, attachments: [], createdAt: seconds(draft.asOf) });
}

const seconds = (instant: Instant): number => Math.floor(instant / 1000);

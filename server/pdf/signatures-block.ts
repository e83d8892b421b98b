import { formatDay, formatInstant } from '#shared/money/format-date.ts';
import { fingerprint } from '#shared/quote/frozen-quote.ts';
import type { EvidenceBlock, SignaturePlace, SignaturesBlock } from './pdf-document.ts';
import { printable } from './printable.ts';
import type { Sent } from './quote-document.ts';
import type { QuotePrint } from './quote-print.ts';
import { signaturePicture } from './signature-picture.ts';
import type { Signature } from './signed.ts';

/** Who signed; before anybody has, a line for each party to sign on. Throws for a signature of other content. */
export function signaturesBlock(print: QuotePrint, sent: Sent): SignaturesBlock {
  const { frozen, words } = print;
  const { signatures, paper } = sent.signed;
  const toSign = [frozen.seller, frozen.customer].map(({ name }) => emptyPlace(print, name));
  return {
    title: words.signatures,
    places:
      signatures.length === 0 && paper === null
        ? toSign
        : signatures.map((each) => signedPlace(print, sent, each)),
    note: [
      paper === null
        ? ''
        : words.acceptedOnPaper(
            printable(paper.signedBy),
            formatDay(paper.acceptedOn, print.content.terms.language),
          ),
      words.signaturesFor(frozen.version, fingerprint(sent.hash)),
      sent.signed.accepted === null ? '' : words.withChoices,
      signatures.length > 0 && !sent.signed.isComplete ? words.signaturesMissing : '',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

const emptyPlace = ({ words }: QuotePrint, company: string): SignaturePlace => ({
  mark: { kind: 'empty', labels: [words.placeAndDate, words.nameInPrint] },
  name: printable(company),
  lines: [],
});

function signedPlace(print: QuotePrint, { hash, timeZone }: Sent, signature: Signature): SignaturePlace {
  const { content, frozen, words } = print;
  const { name, title, company, signedAt, verification } = signature;
  if (signature.hash !== hash) {
    throw new Error(`The signature of ${name} is of other content than version ${frozen.version}`);
  }
  const when = words.signedAt(formatInstant(signedAt, timeZone, content.terms.language));
  return {
    mark: markOf(print, signature),
    name: printable(name),
    lines: [
      printable([title, company].filter(Boolean).join(', ')),
      `${when}, ${words.verification[verification]}`,
    ],
  };
}

function markOf({ words }: QuotePrint, { name, mark }: Signature): SignaturePlace['mark'] {
  return mark.kind === 'typed'
    ? { kind: 'typed', text: printable(mark.text) }
    : { kind: 'drawn', svg: signaturePicture(mark), alternative: words.signatureOf(printable(name)) };
}

export function evidenceBlock(
  { content, words }: QuotePrint,
  { signed: { evidence }, timeZone }: Sent,
): EvidenceBlock | null {
  if (evidence === null) return null;
  const { facts, events, notes } = evidence;
  return {
    title: words.evidence,
    facts: facts.map(([label, value]) => [printable(label), printable(value)]),
    columns: words.evidenceColumns,
    events: events.map(({ at, who, what }) => [
      formatInstant(at, timeZone, content.terms.language),
      printable(who),
      printable(what),
    ]),
    notes: notes.map(printable),
  };
}

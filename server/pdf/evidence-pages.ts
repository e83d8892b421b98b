import type { OfflineFacts } from '#shared/evidence/acceptance-facts.ts';
import type { EvidenceEvent, EvidenceFile } from '#shared/evidence/package.ts';
import type { Terms } from '#shared/quote/quote.ts';
import type { Evidence } from './signed.ts';
import { eventWords } from './words/events.ts';
import { type EvidenceWords, evidenceWords } from './words/evidence.ts';

/** An evidence package as pages: who signed and from where, everything that happened, and what none of it proves. */
export function evidencePages(file: EvidenceFile, language: Terms['language']): Evidence {
  const words = evidenceWords[language];
  const { signers, sessions, screens, events, chain, verification, offline } = file.package;
  const facts = signers.flatMap((signer, index): (readonly [string, string])[] => {
    const session = sessions[index];
    const statement = screens[index]?.statement.text;
    return [
      [words.signer, `${signer.name}, ${signer.company}`],
      [words.email, signer.email],
      [words.authority, signer.authority.text],
      ...(statement === undefined ? [] : [[words.statement, statement] as const]),
      ...(session === undefined
        ? []
        : [[words.address, session.address] as const, [words.browser, session.userAgent] as const]),
    ];
  });
  return {
    facts: [
      ...facts,
      ...(offline ? paperFacts(offline, words) : []),
      [words.chainBefore, headText(chain.before)],
      [words.chainAfter, headText(chain.after)],
      [words.packageHash, `SHA-256 ${file.hash}`],
      [words.software, verification.software],
    ],
    events: events.map((event) => ({
      at: Date.parse(event.at),
      who: event.who,
      what: whatHappened(event, language),
    })),
    notes: words.notes,
    json: JSON.stringify(file),
    madeAt: Date.parse(file.recorded.body.at),
  };
}

const paperFacts = (
  { signedBy, acceptedOn, file, recorded, confirmed }: OfflineFacts,
  words: EvidenceWords,
): (readonly [string, string])[] => [
  [words.paperSigned, `${signedBy}, ${acceptedOn}`],
  [words.paperFile, `${file.name}, SHA-256 ${file.hash}`],
  [words.paperRecorded, `${recorded.name}, ${recorded.at}`],
  [words.paperConfirmed, `${confirmed.name}, ${confirmed.at}`],
];

const headText = ({ seq, hash }: { readonly seq: number; readonly hash: string }): string =>
  `${seq}: ${hash}`;

/** A choice of the buyer’s is told in the words it was made with; what the audit log knows has words of its own. */
function whatHappened({ kind, what }: EvidenceEvent, language: Terms['language']): string {
  return kind === 'change' ? what : eventWords[kind][language];
}

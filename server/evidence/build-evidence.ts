/** The evidence package, out of what is known: the same input gives the same package. */
import { utc } from '#shared/evidence/acceptance-facts.ts';
import { auditActions } from '#shared/evidence/audit-actions.ts';
import { auditFormat, type ChainHead } from '#shared/evidence/audit-row.ts';
import { instructions, notProved } from '#shared/evidence/instructions.ts';
import {
  type ChainEvidence,
  type EvidenceEvent,
  type EvidencePackage,
  evidenceFormat,
  type OfferEvidence,
} from '#shared/evidence/package.ts';
import { type FrozenQuote, readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import { endOfDay } from '#shared/time.ts';
import { choiceWords } from './choice-words.ts';
import { digest } from './digest.ts';
import type { EvidenceInput } from './evidence-input.ts';

/** Throws where the audit log has no row of a yes: then there is nothing that could be evidence. */
export function buildEvidence(input: EvidenceInput): EvidencePackage {
  const { facts, software, version } = input;
  const frozen = readFrozenQuote(JSON.parse(version.canonical));
  const pages = facts.signatures;
  return {
    format: evidenceFormat,
    offer: offerOf(input, frozen),
    screens: pages.map(({ screen }) => screen),
    signers: pages.map(({ signer }) => signer),
    sessions: pages.map(({ session }) => session),
    ...(facts.offline && { offline: facts.offline }),
    events: eventsOf(input, frozen),
    chain: chainOf(input),
    verification: { software, instructions: [...instructions], notProved: [...notProved] },
  };
}

function offerOf(
  { facts, organisation, quoteNumber, version, pdf }: EvidenceInput,
  frozen: FrozenQuote,
): OfferEvidence {
  const { timeZone } = organisation;
  const { validUntil } = frozen.content.terms;
  return {
    organisation: { id: facts.organisationId, name: organisation.name },
    quoteId: facts.quoteId,
    versionId: facts.versionId,
    number: quoteNumber,
    version: version.number,
    canonical: version.canonical,
    format: frozen.format,
    hash: version.hash,
    pdf,
    termsHash: digest(frozen.content.texts.terms),
    sentAt: utc(version.sentAt),
    sentBy: version.sentBy,
    validUntil:
      validUntil === null ? null : { day: validUntil, timeZone, endsAt: utc(endOfDay(timeZone, validUntil)) },
    totals: facts.totals,
  };
}

/** What a yes begins with. */
const yes: ReadonlySet<string> = new Set(['signed', 'offline_recorded']);

function chainOf({ facts, version, stretch }: EvidenceInput): ChainEvidence {
  const { start, rows, heads } = stretch;
  const signed = rows.findIndex(
    (row) => typeof row === 'object' && yes.has(row.body.action) && row.body.object === version.hash,
  );
  const before: ChainHead | undefined = signed === 0 ? start : heads[signed - 1];
  const after = heads.at(-1);
  if (!before || !after) throw new Error(`The audit log has no yes to version ${facts.versionId}`);
  return { format: auditFormat, organisation: facts.organisationId, start, before, after, rows };
}

/** In the order of time; what happened at the same instant in the order of the logs. */
function eventsOf({ stretch, choices, names }: EvidenceInput, frozen: FrozenQuote): EvidenceEvent[] {
  const audited = stretch.rows.flatMap((row): EvidenceEvent[] => {
    if (typeof row === 'string') return [];
    const { action, at, actor } = row.body;
    const who = (actor.id === null ? undefined : names.get(actor.id)) ?? actor.kind;
    return [{ at, kind: action, who, what: auditActions[action], source: { audit: row.seq } }];
  });
  const chosen = choices.map(
    (change): EvidenceEvent => ({
      at: utc(change.at),
      kind: 'change',
      who: change.name,
      what: choiceWords(frozen, change),
      source: change.source,
    }),
  );
  return [...chosen, ...audited].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

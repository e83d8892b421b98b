/** What the buyer's side chose: while the quote was designed, and after it was sent inside what the offer leaves open. */
import type { Kysely } from 'kysely';
import type { AcceptanceFacts } from '#shared/evidence/acceptance-facts.ts';
import type { EvidenceEvent } from '#shared/evidence/package.ts';
import type { Change } from '#shared/protocol/change.ts';
import type { Schema, VersionChoiceTable } from '../storage/schema.ts';

/**
 * Choices and quantities alone: what stood in a text before somebody came to the quote is not theirs to read, and a
 * package is for all of them.
 */
const choiceKinds = [
  'selected',
  'deselected',
  'picked',
  'quantity',
] as const satisfies readonly Change['kind'][];

export interface ChoiceMade {
  readonly at: number;
  readonly name: string;
  readonly kind: (typeof choiceKinds)[number];
  /** The component, section or group it was about. */
  readonly element: string | null;
  /** As it was called then; empty for what was chosen in the offer, where titles stand still. */
  readonly title: string;
  /** JSON. */
  readonly before: string;
  readonly after: string;
  readonly source: EvidenceEvent['source'];
}

/** Those that were made up to when the version was sent. */
export async function choicesInDraft(
  db: Kysely<Schema>,
  { organisationId, quoteId }: AcceptanceFacts,
  sentAt: number,
): Promise<ChoiceMade[]> {
  const rows = await db
    .selectFrom('change')
    .innerJoin('participant', 'participant.id', 'change.participant_id')
    .select(['change.seq', 'ordinal', 'at', 'participant.name', 'kind', 'element_id', 'element_title'])
    .$narrowType<{ kind: ChoiceMade['kind'] }>()
    .select(['before_value', 'after_value'])
    .where('change.organisation_id', '=', organisationId)
    .where('change.quote_id', '=', quoteId)
    .where('participant.side', '=', 'buyer')
    .where('kind', 'in', choiceKinds)
    .where('at', '<=', sentAt)
    .orderBy('change.seq')
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    name: row.name,
    kind: row.kind,
    element: row.element_id,
    title: row.element_title,
    before: row.before_value,
    after: row.after_value,
    source: { change: row.seq, ordinal: row.ordinal },
  }));
}

export async function choicesInOffer(
  db: Kysely<Schema>,
  { organisationId, versionId }: AcceptanceFacts,
): Promise<ChoiceMade[]> {
  const rows = await db
    .selectFrom('version_choice')
    .innerJoin('participant', 'participant.id', 'version_choice.participant_id')
    .select(['version_choice.seq', 'at', 'participant.name', 'root', 'element_id'])
    .select(['before_value', 'after_value'])
    .where('version_choice.organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .orderBy('version_choice.seq')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    name: row.name,
    kind: kindOf(row.root, row.after_value),
    element: row.element_id,
    title: '',
    before: row.before_value,
    after: row.after_value,
    source: { choice: row.seq },
  }));
}

/** A choice in the offer, named as the log of changes names those in a draft. */
function kindOf(root: VersionChoiceTable['root'], after: string): ChoiceMade['kind'] {
  if (root === 'picks') return 'picked';
  if (root === 'quantities') return 'quantity';
  return after === 'true' ? 'selected' : 'deselected';
}

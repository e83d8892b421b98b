/**
 * What was in the content that both sides had found ready, and is not in the version that was sent: read backwards from
 * the version, by what the log says was changed in between.
 */
import { type Kysely, sql } from 'kysely';
import type { OrganisationId, QuoteId, VersionId } from '#shared/ids.ts';
import type { Component, QuoteContent } from '#shared/quote/quote.ts';
import { isChosen, sectionsLeftOut, selector } from '#shared/quote/selection.ts';
import type { Schema } from '../storage/schema.ts';

/** Those that take something in or out. */
const changeKinds = ['selected', 'deselected', 'picked', 'added', 'removed'] as const;

export interface ChangeSinceBase {
  readonly kind: (typeof changeKinds)[number];
  readonly elementId: string;
  readonly title: string;
  /** What stood there before it. */
  readonly before: unknown;
  /** It is about a component, and not about a section or a group. */
  readonly isComponent: boolean;
  /** It changed what the quote comes to. */
  readonly hasCounted: boolean;
}

/**
 * Of each version that lies with a customer, what was changed since the last basis before it, in order. One of whose
 * cycle no basis was found ready is absent.
 */
export async function changesSinceBases(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<Map<VersionId, readonly ChangeSinceBase[]>> {
  const found = sql<FoundRow>`(
    select based.version_id, c.seq, c.ordinal, c.kind, c.element_id, c.element_title, c.before_value, c.amount,
      c.difference
    from (
      select v.id as version_id, v.quote_id, v.seq, max(b.seq) as base_seq
      from version_standing s
      join version v on v.id = s.version_id
      join quote q on q.id = v.quote_id
      join opportunity o on o.id = q.opportunity_id
      join base_ready b on b.quote_id = v.quote_id and b.cycle = o.cycle and b.seq <= v.seq
      where s.organisation_id = ${organisationId} and s.standing = 'outstanding'
      group by v.id
    ) based
    left join change c on c.quote_id = based.quote_id and c.seq > based.base_seq and c.seq <= based.seq
      and c.kind in (${sql.join(changeKinds.map((kind) => sql.lit(kind)))}))`;
  const rows = await db.selectFrom(found.as('found')).selectAll().orderBy('seq').orderBy('ordinal').execute();
  return new Map(
    [...Map.groupBy(rows, ({ version_id }) => version_id)].map(([versionId, of]) => [
      versionId,
      of.flatMap(changeOf),
    ]),
  );
}

/** A version that is just as its basis was has one row, with nothing in it. */
interface FoundRow {
  readonly version_id: VersionId;
  readonly seq: number | null;
  readonly ordinal: number | null;
  readonly kind: ChangeSinceBase['kind'] | null;
  readonly element_id: string | null;
  readonly element_title: string | null;
  readonly before_value: string | null;
  readonly amount: number | null;
  readonly difference: number | null;
}

function changeOf(row: Omit<FoundRow, 'version_id'>): ChangeSinceBase[] {
  const { kind, element_id, element_title, before_value, amount, difference } = row;
  if (kind === null || element_id === null) return [];
  return [
    {
      kind,
      elementId: element_id,
      title: element_title ?? '',
      before: JSON.parse(before_value ?? 'null'),
      isComponent: amount !== null,
      hasCounted: difference !== null,
    },
  ];
}

/** What was changed in one quote between two places of its log, in order. */
export async function changesBetween(
  db: Kysely<Schema>,
  quoteId: QuoteId,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<ChangeSinceBase[]> {
  const rows = await db
    .selectFrom('change')
    .select(['seq', 'ordinal', 'kind', 'element_id', 'element_title', 'before_value', 'amount', 'difference'])
    .where('quote_id', '=', quoteId)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .orderBy('ordinal')
    .execute();
  return rows.flatMap(({ kind, ...row }) => {
    const known = changeKinds.find((one) => one === kind);
    return known ? changeOf({ ...row, kind: known }) : [];
  });
}

/** Winds the content of a version back to its basis: of each element the first change tells how it stood there. */
export function basisReader(content: QuoteContent, changes: readonly ChangeSinceBase[]) {
  const firsts = new Map(changes.toReversed().map((change) => [change.elementId, change]));
  const leftOut = sectionsLeftOut(content);
  const wasChosen = (component: Component): boolean => {
    const picked = component.groupId === null ? undefined : firsts.get(component.groupId)?.before;
    if (Array.isArray(picked)) return picked.includes(component.id);
    return stoodIn(firsts.get(component.id)) ?? isChosen(content, component);
  };
  return {
    firsts,
    wasThere: ({ id, sectionId }: Component): boolean =>
      firsts.get(id)?.kind !== 'added' && firsts.get(sectionId)?.kind !== 'added',
    wasIn: (component: Component): boolean =>
      (stoodIn(firsts.get(component.sectionId)) ?? !leftOut.has(component.sectionId)) && wasChosen(component),
  };
}

/** The titles of what was dropped, in the order of the version; what is not in it at all any more stands last. */
export function droppedSince(content: QuoteContent, changes: readonly ChangeSinceBase[]): string[] {
  const { firsts, wasIn } = basisReader(content, changes);
  const isIn = selector(content);
  const present = new Set<string>(content.components.map(({ id }) => id));
  const gone = changes.filter(
    ({ kind, elementId, isComponent }) =>
      kind === 'removed' && isComponent && !present.has(elementId) && stoodIn(firsts.get(elementId)),
  );
  const dropped = content.components.filter((component) => wasIn(component) && !isIn(component));
  return [...dropped, ...gone].map(({ title }) => title);
}

/** `null`: the change does not say. */
function stoodIn(change: ChangeSinceBase | undefined): boolean | null {
  if (change?.kind === 'added') return false;
  if (change?.kind === 'removed') return change.hasCounted;
  return typeof change?.before === 'boolean' ? change.before : null;
}

import type { Kysely } from 'kysely';
import type { OrganisationId, TemplateId } from '#shared/ids.ts';
import type { TemplateView } from '#shared/protocol/template-api.ts';
import { TemplateContent, type TemplateKind } from '#shared/template/template.ts';
import type { Schema } from '../storage/schema.ts';

/** Every template as it stands now, by name. */
export async function listTemplates(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<TemplateView[]> {
  const rows = await lastOf(db, organisationId).orderBy('last.name').orderBy('template.id').execute();
  return rows.map(toView);
}

export interface StoredTemplate {
  readonly view: TemplateView;
  readonly content: TemplateContent;
}

/** `null` where the organisation has none of that id. */
export async function readTemplate(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  id: TemplateId,
): Promise<StoredTemplate | null> {
  const row = await lastOf(db, organisationId)
    .select('last.content')
    .where('template.id', '=', id)
    .executeTakeFirst();
  return row ? { view: toView(row), content: TemplateContent.parse(JSON.parse(row.content)) } : null;
}

const lastOf = (db: Kysely<Schema>, organisationId: OrganisationId) =>
  db
    .selectFrom('template')
    .innerJoin('template_revision as last', (join) =>
      join
        .onRef('last.template_id', '=', 'template.id')
        .onRef('last.revision', '=', 'template.revision')
        .onRef('last.organisation_id', '=', 'template.organisation_id'),
    )
    .select([
      'template.id',
      'template.kind',
      'template.revision',
      'last.name',
      'last.archived',
      'last.components',
      'last.changed_by_name',
      'last.at',
    ])
    .where('template.organisation_id', '=', organisationId);

interface Row {
  readonly id: TemplateId;
  readonly kind: TemplateKind;
  readonly revision: number;
  readonly name: string;
  readonly archived: number;
  readonly components: number;
  readonly changed_by_name: string;
  readonly at: number;
}

const toView = ({ archived, changed_by_name, at, ...row }: Row): TemplateView => ({
  id: row.id,
  kind: row.kind,
  revision: row.revision,
  name: row.name,
  components: row.components,
  archived: archived === 1,
  changedBy: changed_by_name,
  changedAt: at,
});

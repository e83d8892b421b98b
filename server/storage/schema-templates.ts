/** The tables of templates, as Kysely sees them. What holds for all tables is said in `schema.ts`. */
import type { OrganisationId, TemplateId, UserId } from '#shared/ids.ts';
import type { TemplateKind } from '#shared/template/template.ts';

export interface TemplateTable {
  id: TemplateId;
  organisation_id: OrganisationId;
  kind: TemplateKind;
  /** The last one; a change is made of the last one alone. */
  revision: number;
}

/** Append only: the template as it was from then on. */
export interface TemplateRevisionTable {
  template_id: TemplateId;
  revision: number;
  organisation_id: OrganisationId;
  name: string;
  archived: number;
  /** How many it holds. */
  components: number;
  /** JSON of `TemplateContent`. */
  content: string;
  changed_by: UserId;
  changed_by_name: string;
  at: number;
}

export interface TemplateSchema {
  template: TemplateTable;
  template_revision: TemplateRevisionTable;
}

/** The tables of the catalogue, as Kysely sees them. What holds for all tables is said in `schema.ts`. */
import type { CatalogueImportId, CatalogueItemId, OrganisationId, UserId } from '#shared/ids.ts';

export interface CatalogueItemTable {
  id: CatalogueItemId;
  organisation_id: OrganisationId;
  /** The last one; raised by every change, and a change is made of the last one alone. */
  revision: number;
  /** A copy of the last revision's, for the database to keep it unique; `null` where it has none. */
  article_number: string | null;
}

/** Append only: the item as it was from then on. */
export interface CatalogueRevisionTable {
  item_id: CatalogueItemId;
  revision: number;
  organisation_id: OrganisationId;
  /** 1, 2, 3 … over the whole catalogue: where it stands. */
  seq: number;
  /** JSON of `CatalogueValues`. */
  content: string;
  /** What it came of, where a file was read in. */
  import_id: CatalogueImportId | null;
  changed_by: UserId;
  changed_by_name: string;
  at: number;
}

export interface CatalogueImportTable {
  id: CatalogueImportId;
  organisation_id: OrganisationId;
  file_name: string;
  row_count: number;
  made_by: UserId;
  made_by_name: string;
  made_at: number;
  applied_at: number;
  added: number;
  changed: number;
  undone_at: number | null;
  undone_by_name: string | null;
}

export interface CatalogueSchema {
  catalogue_item: CatalogueItemTable;
  catalogue_revision: CatalogueRevisionTable;
  catalogue_import: CatalogueImportTable;
}

/** The tables of the catalogue, as Kysely sees them. What holds for all tables is said in `schema.ts`. */
import type {
  CatalogueImportId,
  CatalogueItemId,
  OrganisationId,
  PriceTrialId,
  UserId,
} from '#shared/ids.ts';

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

/** A list price that is drawn by lot. See `shared/catalogue/price-trial.ts`. */
export interface PriceTrialTable {
  id: PriceTrialId;
  organisation_id: OrganisationId;
  item_id: CatalogueItemId;
  /** What it was before, and is again afterwards. */
  base_price: string;
  below_percent: number;
  above_percent: number;
  begun_by: UserId;
  begun_by_name: string;
  begun_at: number;
  /** `null`: it runs. At most one of an item does. */
  ended_at: number | null;
  ended_by_name: string | null;
}

/** Which price a week was given. */
export interface PriceDrawTable {
  trial_id: PriceTrialId;
  /** Its Monday. */
  week: string;
  organisation_id: OrganisationId;
  /** The place in `trialArms`. */
  arm: number;
  price: string;
  drawn_at: number;
}

export interface CatalogueSchema {
  price_trial: PriceTrialTable;
  price_draw: PriceDrawTable;
  catalogue_item: CatalogueItemTable;
  catalogue_revision: CatalogueRevisionTable;
  catalogue_import: CatalogueImportTable;
}

/** The tables where the rows of files wait. What holds for all tables is said in `schema.ts`. */
import type { OrganisationId } from '#shared/ids.ts';

export const stagedKinds = ['catalogue', 'opportunities'] as const;
export type StagedKind = (typeof stagedKinds)[number];

/** A file whose rows are being brought. Gone once it has been read in, or a day later. */
export interface StagedFileTable {
  /** Of the import that comes of it. */
  id: string;
  organisation_id: OrganisationId;
  kind: StagedKind;
  file_name: string;
  /** How many rows it must have before it can be read in. */
  row_count: number;
  made_at: number;
}

export interface StagedRowTable {
  import_id: string;
  /** 0, 1, 2 … in the order of the file. */
  ordinal: number;
  organisation_id: OrganisationId;
  /** JSON of the row. */
  content: string;
}

export interface ImportsSchema {
  staged_file: StagedFileTable;
  staged_row: StagedRowTable;
}

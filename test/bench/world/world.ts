/**
 * The quotes of one measurement, stored the way each server keeps them: ours with an organisation, its sellers, its
 * guests and their sessions, made by the product's own commands; Hocuspocus with the same documents by the same names.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentTable } from '../peers/document-table.ts';
import { type FurnishedRoom, furnish } from './furnish.ts';

export interface World {
  readonly folder: string;
  readonly rooms: readonly FurnishedRoom[];
  /** What every room's document holds, as a Yjs update. */
  readonly state: Uint8Array;
  dispose(): Promise<void>;
}

export interface WorldPlan {
  readonly rooms: number;
  /** In each room: some sellers, the rest invited by link. */
  readonly people: number;
  readonly state: Uint8Array;
  /** How many edits made the state what it is. */
  readonly edits?: number;
}

/** Beside the project, so that it lies on a disk and not in memory. */
const parent = join(import.meta.dirname, '../../../node_modules/.cache');

export async function makeWorld(plan: WorldPlan): Promise<World> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'coquote-bench-'));
  const rooms = await furnish(join(folder, 'ours'), plan);
  await mkdir(join(folder, 'hocuspocus'));
  const documents = new DocumentTable(join(folder, 'hocuspocus/documents.sqlite'));
  for (const { id } of rooms) documents.write(id, plan.state);
  documents.close();
  return { folder, rooms, state: plan.state, dispose: () => rm(folder, { recursive: true, force: true }) };
}

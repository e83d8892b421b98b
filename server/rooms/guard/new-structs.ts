/**
 * What of an update is new to the server, and whether its sender may say it. Known structs are dropped unread:
 * honest clients repeat them all the time, their own and other people's.
 */
import type * as Y from 'yjs';
import type { ParticipantId } from '#shared/ids.ts';
import { limits } from '../limits.ts';
import type { ClientStructs, Content, DecodedStruct, DecodedUpdate } from './decoded-update.ts';
import { clockOf } from './known-structs.ts';
import { Gap, Refusal } from './refusal.ts';

/** The new structs of one client id, without a hole, from the server's clock on. */
export interface Run {
  readonly client: number;
  readonly from: number;
  readonly until: number;
  readonly structs: readonly Exclude<DecodedStruct, { type: 'skip' }>[];
}

export interface Sender {
  readonly doc: Y.Doc;
  readonly participant: { readonly id: ParticipantId };
  writerOf(clientId: number): ParticipantId | undefined;
  announcedBy?(clientId: number): ParticipantId | undefined;
}

/** Throws `foreign-client` for structs under an id that is not the sender's, `Gap` where earlier ones are missing. */
export function newRuns(update: DecodedUpdate, sender: Sender): Run[] {
  const runs = update.structs
    .map((section) => newRun(section, sender))
    .filter((run) => run !== null && run.structs.length > 0) as Run[];
  const unbound = runs.filter((run) => sender.writerOf(run.client) === undefined);
  const structs = runs.flatMap((run) => run.structs).reduce((sum, struct) => sum + weightOf(struct), 0);
  if (unbound.length > limits.update.newClients || structs > limits.update.newStructs)
    throw new Refusal('too-large');
  return runs;
}

/** How much there is to judge in it. */
function weightOf(struct: DecodedStruct): number {
  return struct.type === 'item' && struct.content.kind === 'values' ? struct.length : 1;
}

function newRun({ client, structs }: ClientStructs, sender: Sender): Run {
  const from = clockOf(sender.doc, client);
  const fresh: Exclude<DecodedStruct, { type: 'skip' }>[] = [];
  const isTheirs = mayBeTheirs(client, sender);
  let until = from;
  for (const struct of structs) {
    const end = struct.clock + struct.length;
    if (end <= from || struct.type === 'skip') continue;
    if (!isTheirs) throw new Refusal('foreign-client');
    if (struct.clock > until) throw new Gap();
    fresh.push(struct.clock < until ? tailOf(struct, client, until - struct.clock) : struct);
    until = end;
  }
  return { client, from, until, structs: fresh };
}

/** Their own id, or one nobody has written with. The document's first content has no writer: nobody continues it. */
export function mayBeTheirs(client: number, { doc, participant, writerOf, announcedBy }: Sender): boolean {
  const writer = writerOf(client);
  if (writer !== undefined) return writer === participant.id;
  const announcer = announcedBy?.(client) ?? participant.id;
  return announcer === participant.id && clockOf(doc, client) === 0;
}

/** The part of a struct that the server lacks. It goes on where the known part ends, and so lives where that lives. */
function tailOf<S extends Run['structs'][number]>(struct: S, client: number, offset: number): S {
  const clock = struct.clock + offset;
  const rest = { ...struct, clock, length: struct.length - offset };
  if (struct.type !== 'item') return rest;
  return {
    ...rest,
    origin: { client, clock: clock - 1 },
    parent: null,
    key: null,
    content: contentFrom(struct.content, offset),
  };
}

function contentFrom(content: Content, offset: number): Content {
  switch (content.kind) {
    case 'deleted':
      return { kind: 'deleted', length: content.length - offset };
    case 'text':
      return { kind: 'text', text: content.text.slice(offset) };
    case 'values':
      return { kind: 'values', values: content.values.slice(offset) };
    default:
      return content;
  }
}

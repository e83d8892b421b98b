/**
 * The guard: judges a Yjs update before anybody applies it. It decodes the bytes strictly, finds out where every
 * new struct and every deleted range would live, decides by (status, side, right, root) and by the schema of the place,
 * and writes down again exactly what it judged. An update is taken or refused as a whole: what one act changed in
 * two places stays together, and a client's clocks have no holes. The refusal names the place, so that the client
 * can make the rest again by itself. It never changes the document, never throws, and costs what the
 * update is worth, however large the document.
 */
import type * as Y from 'yjs';
import type { BuyerRight } from '#shared/access/permissions.ts';
import type { ParticipantId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { RefusalCode } from '#shared/protocol/room-messages.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { AfterUpdate } from './after-update.ts';
import { decodeUpdate } from './decode-update.ts';
import { encodeJudged } from './encode-judged.ts';
import { judgeDeletes } from './judge-deletes.ts';
import { StructJudge } from './judge-structs.ts';
import { newRuns } from './new-structs.ts';
import { Places } from './places.ts';
import { Gap, Refusal } from './refusal.ts';
import { mustHaveRoom, mustHaveShareLeft } from './room-left.ts';
import { mustKeepShape } from './text-shape.ts';
import { mustBeOffered, rootsOf, type Write, writesOf } from './writes.ts';

export type { Write } from './writes.ts';

export interface GuardContext {
  /** The server's document, with everything accepted so far in it. */
  readonly doc: Y.Doc;
  readonly kind: DocumentKind;
  readonly status: QuoteStatus;
  /** Who sent it, from their session. */
  readonly participant: Pick<ParticipantView, 'id' | 'side'>;
  /** What they may do on the customer's side, as the database says. Absent: what their side may. */
  readonly right?: BuyerRight | null;
  /** Who first wrote with a Yjs client id. */
  writerOf(clientId: number): ParticipantId | undefined;
  /** What they have left in the document so far; nothing where it is left out. */
  shareOf?(participant: ParticipantId): Share;
  /** Who has said that it is theirs and may not have written yet: everybody has heard of it by then. */
  announcedBy?(clientId: number): ParticipantId | undefined;
}

/** What one person has left in a document for good. */
export interface Share {
  /** Yjs client ids that are theirs. */
  readonly clients: number;
  /** Structs under those ids, as the document holds them now. */
  readonly structs: number;
}

export type Judgement =
  /** Apply, log and relay `bytes`; bind `newClients` to the participant; derive the log of changes from `writes`. */
  | {
      readonly verdict: 'accept';
      readonly bytes: Uint8Array;
      readonly newClients: readonly number[];
      readonly writes: readonly Write[];
      /** Every root that something is written or deleted in, also where it comes to nothing in the end. */
      readonly roots: readonly string[];
    }
  /** Everything in it is known already. */
  | { readonly verdict: 'nothing' }
  /** It builds on something of the sender's that is still to come: ask for it with a sync step 1. */
  | { readonly verdict: 'gap' }
  | {
      readonly verdict: 'refuse';
      readonly code: RefusalCode;
      readonly path: string[];
      /** An exception that the guard did not foresee, for the log. */
      readonly fault?: unknown;
    };

export function judgeUpdate(update: Uint8Array, context: GuardContext): Judgement {
  try {
    return judge(update, context);
  } catch (error) {
    if (error instanceof Gap) return { verdict: 'gap' };
    if (error instanceof Refusal) return { verdict: 'refuse', code: error.code, path: error.path };
    // Fail closed: what the guard does not understand does not get in.
    return { verdict: 'refuse', code: 'malformed', path: [], fault: error };
  }
}

function judge(update: Uint8Array, context: GuardContext): Judgement {
  const { doc, kind, participant } = context;
  const sender = { ...context, side: participant.side };
  const decoded = decodeUpdate(update);
  const runs = newRuns(decoded, sender);
  mustHaveShareLeft(runs, sender);

  const places = new Places(doc, kind);
  const structs = new StructJudge(sender, places, runs, decoded.deletes);
  structs.judgeAll();
  const deletes = judgeDeletes(decoded.deletes, structs, places, sender);
  if (runs.length === 0 && deletes.ranges.size === 0) return { verdict: 'nothing' };

  const judged = [...structs.judged.values()].flat();
  mustHaveRoom(doc, judged);
  mustKeepShape(places, structs, judged, deletes);
  mustBeOffered(new AfterUpdate(doc), judged, deletes.places);

  const judgedRuns = runs.map((run) => ({
    ...run,
    structs: structs.judged.get(run.client)?.map(({ struct }) => struct) ?? [],
  }));
  return {
    verdict: 'accept',
    bytes: encodeJudged(judgedRuns, deletes.ranges),
    newClients: runs.map((run) => run.client).filter((client) => context.writerOf(client) === undefined),
    writes: writesOf(doc, judged, deletes.places),
    roots: rootsOf(judged, deletes.places),
  };
}

/**
 * What becomes of my unsaved changes when the server refused one of them. It refuses an update as a whole, and a Yjs
 * client that was refused once has nothing of what follows taken; so an innocent change goes back with a forbidden
 * neighbour. On the server's state each is made again by itself, where it may be, and only the others are lost.
 */
import * as Y from 'yjs';
import { mayWrite, type Side } from '#shared/access/permissions.ts';
import type { Refused, Welcome } from '#shared/protocol/room-messages.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { Difference } from '#shared/quote-doc/diff-content.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { putValue } from '#shared/quote-doc/put-value.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { wholeEntry } from '#shared/quote-doc/value-place.ts';
import type { DocumentModel } from './live-document.ts';
import { asLost, keyOf, type Lost, OwnChanges } from './own-changes.ts';

export type Cause = Pick<Refused, 'code' | 'path'>;

/** Who asks, and how the quote stood when the server was heard last. */
export interface Standing {
  readonly kind: DocumentKind;
  readonly status: QuoteStatus;
  readonly side: Side;
  /** It is the first refusal since everything was saved. */
  readonly isFirst: boolean;
}

/** These codes blame how the changes came about, which is another way the next time. */
const blamesTheWay: ReadonlySet<Cause['code']> = new Set(['unresolved', 'foreign-client', 'locked']);

/**
 * Which of the changes are worth making again. The server has the last word: what it refuses then is named as the
 * cause, and not tried once more. So every round leaves fewer; and where the cause cannot be told from the rest,
 * there is one more round and no third.
 */
export function worthAnother(
  changes: readonly Difference[],
  { code, path }: Cause,
  { kind, status, side, isFirst }: Standing,
): readonly Difference[] {
  const isNamed = (change: Difference) =>
    path.length > 0 && path.every((step, at) => (pathOf(change)[at] ?? step) === step);
  const isPlain = !blamesTheWay.has(code) && changes.some(isNamed);
  const mayTry = isFirst && (path.length > 0 || blamesTheWay.has(code));
  return changes.filter(
    (change) => mayWrite(kind, change.root, status, side) && (isPlain ? !isNamed(change) : mayTry),
  );
}

/** As the server names a place: root, entry and field, as far as there are any. */
function pathOf({ root, element, field }: Difference): readonly string[] {
  if (element === null) return [root, field];
  return field === wholeEntry || field === root ? [root, element] : [root, element, field];
}

interface Copy {
  readonly room: {
    readonly doc: Y.Doc;
    readonly generation: string | undefined;
    readonly welcome: Welcome | null;
  };
  readonly document: QuoteDocument;
}

/** A rollback that is about to end: the document in front of the person, and the fresh one from the server. */
export interface Salvage<Content> {
  readonly model: DocumentModel<Content>;
  readonly old: Copy;
  readonly fresh: Copy;
  readonly own: OwnChanges;
  /** `null`: not a refusal, but another generation of the document. */
  readonly cause: Cause | null;
  readonly isFirst: boolean;
}

/** Makes in the fresh document what may be made again of the own changes, each as one step to undo; tells the rest. */
export function salvage<Content>({ model, old, fresh, own, cause, isFirst }: Salvage<Content>): Lost {
  const { kind } = model;
  const { welcome } = fresh.room;
  const missing = () => own.missing(model.diff(model.read(fresh.document), model.read(old.document)));
  if (!cause || !welcome || old.room.generation !== fresh.room.generation) return missing().map(asLost);

  // With what the server has and it lacked, the old one is what there would be had nothing been refused.
  Y.applyUpdate(old.room.doc, Y.encodeStateAsUpdate(fresh.room.doc));
  const standing = { kind, status: welcome.status, side: welcome.participant.side, isFirst };
  const worth = new Set(worthAnother(own.list(), cause, standing).map(keyOf));
  const tried = new Set<string>();
  for (;;) {
    const lacking = missing();
    // Once a component is there again, what was chosen about it is a difference of its own.
    const next = lacking.filter((change) => !tried.has(keyOf(change)) && worth.has(keyOf(change)));
    if (next.length === 0) return lacking.map(asLost);
    for (const change of next) {
      tried.add(keyOf(change));
      putValue(fresh.room.doc, kind, change, change.after);
    }
  }
}

/** Of these changes, which were made elsewhere, what the document does not show: what they would do to it if made now. */
export function notShown<Content>(
  model: DocumentModel<Content>,
  { room, document }: Copy,
  changes: readonly Difference[],
): Lost {
  if (changes.length === 0) return [];
  const trial = new Y.Doc();
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(room.doc));
  for (const change of changes) putValue(trial, model.kind, change, change.after);
  const own = new OwnChanges();
  own.add(changes);
  return own.missing(model.diff(model.read(document), model.read(model.open(trial)))).map(asLost);
}

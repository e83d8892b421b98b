/**
 * A room without a network: the server's document behind the real guard, and peers with documents of their own.
 * What the guard accepts reaches every connected peer at once; a peer that is offline syncs when it comes back.
 */
import * as Y from 'yjs';
import type { BuyerRight, Side } from '#shared/access/permissions.ts';
import { ParticipantId } from '#shared/ids.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { leaveFormatting } from '#shared/quote-doc/leave-formatting.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { type GuardContext, type Judgement, judgeUpdate } from '../../server/rooms/guard/guard.ts';
import { Tripwire } from '../../server/rooms/tripwire.ts';
import { Writers } from '../../server/rooms/writers.ts';
import { smallQuote } from './quote-content.ts';

const fromServer = Symbol('from the server');

export class GuardedRoom {
  readonly doc = new Y.Doc();
  readonly kind: DocumentKind;
  readonly writers = new Writers();
  readonly peers: Peer[] = [];
  /** The first state and everything accepted since: what a server has on disk. */
  readonly log: Uint8Array[];
  status: QuoteStatus = 'co_design';
  /** Of everybody at the customer. */
  right: BuyerRight = 'design';
  readonly #tripwire = new Tripwire(this.doc);

  constructor(state: Uint8Array = encodeNewSharedDocument(smallQuote()), kind: DocumentKind = 'shared') {
    this.kind = kind;
    this.log = [state];
    leaveFormatting(this.doc);
    Y.applyUpdate(this.doc, state);
  }

  /** The room as it is after a restart: loaded from its log in one go. */
  restarted(): GuardedRoom {
    const doc = new Y.Doc();
    leaveFormatting(doc);
    doc.transact(() => {
      for (const update of this.log) Y.applyUpdate(doc, update);
    });
    return new GuardedRoom(Y.encodeStateAsUpdate(doc), this.kind);
  }

  /** A new person, or another session of one. */
  join(side: Side, id: ParticipantId = ParticipantId.parse(`${side}-number-${this.peers.length}`)): Peer {
    const peer = new Peer(this, { id, side });
    this.peers.push(peer);
    peer.connect();
    return peer;
  }

  context(participant: GuardContext['participant']): GuardContext {
    return {
      doc: this.doc,
      kind: this.kind,
      status: this.status,
      participant,
      right: participant.side === 'buyer' ? this.right : null,
      writerOf: (client) => this.writers.of(client),
      shareOf: (id) => this.writers.shareOf(id, this.doc),
    };
  }

  judge(update: Uint8Array, participant: GuardContext['participant']): Judgement {
    return judgeUpdate(update, this.context(participant));
  }

  receive(update: Uint8Array, sender: Peer): Judgement {
    const judgement = this.judge(update, sender.participant);
    if (judgement.verdict !== 'accept') return judgement;
    this.#tripwire.watch(new Set(judgement.roots), () => Y.applyUpdate(this.doc, judgement.bytes));
    this.log.push(judgement.bytes);
    for (const client of judgement.newClients) this.writers.bind(client, sender.participant.id);
    for (const peer of this.peers) if (peer !== sender) peer.take(judgement.bytes);
    return judgement;
  }

  /** The document as text, for comparing before and after. */
  snapshot(): string {
    return asText(this.doc);
  }
}

export class Peer {
  readonly room: GuardedRoom;
  readonly participant: GuardContext['participant'];
  readonly doc = new Y.Doc();
  readonly document: QuoteDocument;
  /** What the guard said to each update of this peer. */
  readonly judgements: Judgement[] = [];
  connected = false;

  constructor(room: GuardedRoom, participant: GuardContext['participant']) {
    this.room = room;
    this.participant = participant;
    this.document = new QuoteDocument(this.doc, room.kind);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromServer && this.connected) this.send(update);
    });
  }

  send(update: Uint8Array): Judgement {
    const judgement = this.room.receive(update, this);
    this.judgements.push(judgement);
    return judgement;
  }

  take(update: Uint8Array): void {
    if (this.connected) Y.applyUpdate(this.doc, update, fromServer);
  }

  /** Both sync steps, both ways. */
  connect(): void {
    this.connected = true;
    this.send(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.room.doc)));
    this.take(Y.encodeStateAsUpdate(this.room.doc, Y.encodeStateVector(this.doc)));
  }

  disconnect(): void {
    this.connected = false;
  }

  /** The updates that `act` makes, merged, without sending them. */
  record(act: () => void): Uint8Array {
    const updates: Uint8Array[] = [];
    const listen = (update: Uint8Array) => updates.push(update);
    const { connected } = this;
    this.connected = false;
    this.doc.on('update', listen);
    act();
    this.doc.off('update', listen);
    this.connected = connected;
    return Y.mergeUpdates(updates);
  }
}

export function asText(doc: Y.Doc): string {
  return JSON.stringify(asPlain(doc), (_key, value) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** What is alive, root by root. A root that was asked for and holds nothing is as good as none. */
export function asPlain(doc: Y.Doc): unknown {
  const roots = [...doc.share.keys()]
    .sort()
    .map((name) => [name, plainType(doc.share.get(name) as Y.AbstractType<unknown>)] as const);
  return Object.fromEntries(
    roots.filter(([, { keys, list }]) => Object.keys(keys).length > 0 || list.length > 0),
  );
}

/** Everything alive in a type, whatever its kind claims: keys, list and formatting. */
function plainType(type: Y.AbstractType<unknown>): { keys: object; list: unknown[] } {
  const list: unknown[] = [];
  for (let item = type._start; item !== null; item = item.right)
    if (!item.deleted) list.push(plainItem(item));
  const keys = [...type._map].filter(([, item]) => !item.deleted).sort(([a], [b]) => (a < b ? -1 : 1));
  return { keys: Object.fromEntries(keys.map(([key, item]) => [key, plainItem(item)])), list: joined(list) };
}

function plainItem({ content }: Y.Item): unknown {
  if (content instanceof Y.ContentType) {
    const node = content.type instanceof Y.XmlElement ? content.type.nodeName : content.type.constructor.name;
    return { node, ...plainType(content.type) };
  }
  if (content instanceof Y.ContentFormat) return { [content.key]: content.value };
  if (content instanceof Y.ContentString) return content.str;
  return { values: content.getContent() };
}

/** Neighbouring texts are one, however the items were cut. */
function joined(list: unknown[]): unknown[] {
  const result: unknown[] = [];
  for (const part of list) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

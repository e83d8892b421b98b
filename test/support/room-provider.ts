/** The stock provider on a real socket, as a browser would open it: with a cookie and an origin. */

import * as decoding from 'lib0/decoding';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type FrameDigest, frameDigest } from '#shared/protocol/frame-digest.ts';
import { messageTypes, type Saved } from '#shared/protocol/room-messages.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { newcomer } from './room-claims.ts';

export interface ProviderOptions {
  /** "http://localhost:1234" */
  readonly url: string;
  readonly quoteId: string;
  readonly kind?: DocumentKind;
  readonly cookie: string;
  readonly params?: Record<string, string>;
}

export type OwnMessages = Record<
  'welcome' | 'saved' | 'refused' | 'changed' | 'activity' | 'storage',
  unknown[]
>;

export interface TestProvider {
  readonly doc: Y.Doc;
  readonly quote: QuoteDocument;
  readonly provider: WebsocketProvider;
  readonly told: OwnMessages;
  /** Frames with an update that have gone out on the present connection, in order. */
  readonly sent: readonly SentFrame[];
  isSettled(frame: SentFrame): boolean;
  /** Resolves when the condition holds; looked at after every message, change and close. */
  until(condition: () => boolean): Promise<void>;
  /** Resolves when the server has settled everything sent on the present connection. */
  untilSaved(): Promise<void>;
  destroy(): void;
}

export interface SentFrame {
  /** It answers the server's question for everything. */
  readonly isAnswer: boolean;
  readonly digest: FrameDigest;
}

/** A `ws` socket with the headers a browser sends by itself, that tells of the frames the server acknowledges. */
function browserSocket(options: ProviderOptions, onUpdateSent: (frame: SentFrame) => void) {
  return class extends WebSocket {
    constructor(address: string | URL) {
      super(address, { origin: options.url, headers: { cookie: options.cookie } });
    }

    override send(data: Uint8Array): void {
      const [type, kind] = data;
      if (type === messageTypes.sync && (kind === 1 || kind === 2))
        onUpdateSent({ isAnswer: kind === 1, digest: frameDigest(data) });
      super.send(data);
    }
  };
}

export function openProvider(options: ProviderOptions): TestProvider {
  const { url, quoteId, kind = 'shared', params = {} } = options;
  const doc = new Y.Doc();
  const told: OwnMessages = { welcome: [], saved: [], refused: [], changed: [], activity: [], storage: [] };
  const sent: SentFrame[] = [];
  let watchers: (() => void)[] = [];
  const look = (): void => {
    const ready = watchers;
    watchers = [];
    for (const resolve of ready) resolve();
  };

  const room = kind === 'internal' ? `${quoteId}/internal` : quoteId;
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, room, doc, {
    // Their types differ in what a browser's socket has and nobody here uses.
    WebSocketPolyfill: browserSocket(options, (frame) =>
      sent.push(frame),
    ) as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { schema: String(newcomer.schemaVersion), ...params },
    connect: false,
  });
  for (const name of Object.keys(told) as (keyof OwnMessages)[]) {
    provider.messageHandlers[messageTypes[name]] = (_encoder, decoder) => {
      told[name].push(JSON.parse(decoding.readVarString(decoder)));
      look();
    };
  }
  provider.on('status', ({ status }) => {
    if (status === 'connecting') {
      sent.length = 0;
      told.saved.length = 0;
    }
    look();
  });
  for (const event of ['sync', 'closed', 'connection-error'] as const) provider.on(event, look);
  doc.on('update', look);
  provider.awareness.on('update', look);
  provider.connect();

  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise<void>((resolve) => watchers.push(resolve));
  };
  const isSettled = ({ digest }: SentFrame): boolean =>
    (told.saved as Saved[]).some(({ settled }) => settled.includes(digest));
  return {
    doc,
    quote: new QuoteDocument(doc, kind),
    provider,
    told,
    sent,
    isSettled,
    until,
    untilSaved: () => until(() => provider.synced && sent.length > 0 && sent.every(isSettled)),
    destroy: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

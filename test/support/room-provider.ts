/** The stock provider on a real socket, as a browser would open it: with a cookie and an origin. */

import * as decoding from 'lib0/decoding';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';

export interface ProviderOptions {
  /** "http://localhost:1234" */
  readonly url: string;
  readonly quoteId: string;
  readonly kind?: DocumentKind;
  readonly cookie: string;
  readonly params?: Record<string, string>;
}

export type OwnMessages = Record<'welcome' | 'saved' | 'refused' | 'changed' | 'activity', unknown[]>;

export interface TestProvider {
  readonly doc: Y.Doc;
  readonly quote: QuoteDocument;
  readonly provider: WebsocketProvider;
  readonly told: OwnMessages;
  /** Sync frames with an update that have gone out on the present connection. */
  sent(): number;
  /** Resolves when the condition holds; looked at after every message, change and close. */
  until(condition: () => boolean): Promise<void>;
  /** Resolves when the server has settled everything sent on the present connection. */
  untilSaved(): Promise<void>;
  destroy(): void;
}

/** A `ws` socket with the headers a browser sends by itself, that counts update frames as the server does. */
function browserSocket(options: ProviderOptions, onUpdateSent: () => void) {
  return class extends WebSocket {
    constructor(address: string | URL) {
      super(address, { origin: options.url, headers: { cookie: options.cookie } });
    }

    override send(data: Uint8Array): void {
      const [type, kind] = data;
      if (type === messageTypes.sync && (kind === 1 || kind === 2)) onUpdateSent();
      super.send(data);
    }
  };
}

export function openProvider(options: ProviderOptions): TestProvider {
  const { url, quoteId, kind = 'shared', params = {} } = options;
  const doc = new Y.Doc();
  const told: OwnMessages = { welcome: [], saved: [], refused: [], changed: [], activity: [] };
  let sent = 0;
  let watchers: (() => void)[] = [];
  const look = (): void => {
    const ready = watchers;
    watchers = [];
    for (const resolve of ready) resolve();
  };

  const room = kind === 'internal' ? `${quoteId}/internal` : quoteId;
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, room, doc, {
    // Their types differ in what a browser's socket has and nobody here uses.
    WebSocketPolyfill: browserSocket(options, () => {
      sent += 1;
    }) as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params,
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
      sent = 0;
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
  const settled = (): number => (told.saved.at(-1) as { frames: number } | undefined)?.frames ?? 0;
  return {
    doc,
    quote: new QuoteDocument(doc, kind),
    provider,
    told,
    sent: () => sent,
    until,
    untilSaved: () => until(() => provider.synced && sent > 0 && settled() >= sent),
    destroy: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

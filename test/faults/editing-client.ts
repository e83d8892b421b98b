/** A client that writes numbered words into the joint text and notes when each is acknowledged. */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { messageTypes, StorageState } from '#shared/protocol/room-messages.ts';
import {
  openProvider,
  type ProviderOptions,
  type SentFrame,
  type TestProvider,
} from '../support/room-provider.ts';
import type { History } from './history.ts';
import { tooLate, within } from './within.ts';

/** "[a-17]" */
const word = /\[[a-z]+-\d+\]/g;

/** Every word in the document's joint text, in order, as often as it stands there. */
export function wordsIn(doc: Y.Doc): string[] {
  const goals = doc.getMap<Y.XmlFragment>('jointTexts').get('goals');
  return (goals?.toString().match(word) ?? []) as string[];
}

export class EditingClient {
  readonly name: string;
  readonly #history: History;
  readonly #client: TestProvider;
  #made = 0;
  /** Words that are not acknowledged, with the frame that carries each, once one does. */
  #waiting = new Map<string, SentFrame | null>();
  readonly #seen = new Set<string>();

  constructor(name: string, history: History, options: ProviderOptions) {
    this.name = name;
    this.#history = history;
    this.#client = openProvider(options);
    this.#client.provider.messageHandlers[messageTypes.storage] = (_encoder, decoder) => {
      const { isFull } = StorageState.parse(JSON.parse(decoding.readVarString(decoder)));
      history.tell({ proc: name, op: 'storage', type: 'info', isFull });
    };
    this.#client.provider.on('status', ({ status }: { status: string }) => {
      // What was not acknowledged goes out again with the answer to the server's first question.
      if (status === 'connecting') for (const key of this.#waiting.keys()) this.#waiting.set(key, null);
    });
    void this.#client.until(() => {
      this.#noteSaved();
      return false;
    });
  }

  get isReady(): boolean {
    return this.#client.provider.synced;
  }

  untilReady(): Promise<void> {
    return this.#client.untilSaved();
  }

  /** Writes one word at the end of the text. */
  edit(): void {
    this.note();
    if (!this.isReady) return;
    this.#made += 1;
    const key = `[${this.name}-${this.#made}]`;
    this.#history.tell({ proc: this.name, op: 'edit', type: 'invoke', key });
    const goals = this.#client.quote.fragment('goals');
    const text = goals.get(0) instanceof Y.XmlElement ? (goals.get(0) as Y.XmlElement).get(0) : undefined;
    if (!(text instanceof Y.XmlText)) throw new Error('the demo has a paragraph in its goals');
    text.insert(text.length, key);
    this.#waiting.set(key, this.#client.sent.at(-1) ?? null);
  }

  /** Writes down what of others has come in since the last time. What is acknowledged is noted as it comes in. */
  note(): void {
    this.#noteSaved();
    for (const key of wordsIn(this.#client.doc)) {
      if (key.startsWith(`[${this.name}-`) || this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#history.tell({ proc: this.name, op: 'seen', type: 'ok', key });
    }
  }

  #noteSaved(): void {
    const answer = this.#client.sent.find(({ isAnswer }) => isAnswer);
    for (const [key, sent] of this.#waiting) {
      const frame = sent ?? answer;
      if (!frame || !this.#client.isSettled(frame)) continue;
      this.#waiting.delete(key);
      this.#history.tell({ proc: this.name, op: 'edit', type: 'ok', key });
    }
  }

  untilAllAcknowledged(): Promise<void> {
    return this.#client.until(() => {
      this.note();
      return this.#waiting.size === 0;
    });
  }

  disconnect(): void {
    this.#client.provider.disconnect();
  }

  connect(): void {
    this.#client.provider.connect();
  }

  get refused(): readonly unknown[] {
    return this.#client.told.refused;
  }

  destroy(): void {
    this.#client.destroy();
  }
}

/** A reader who is let in sees the document in a fraction of this, in milliseconds. */
const patience = 30_000;

/** What somebody sees who holds nothing and opens the quote now. Throws when they are shown nothing. */
export async function readFresh(options: ProviderOptions): Promise<string[]> {
  const reader = openProvider(options);
  try {
    const seen = await within(
      patience,
      reader.until(() => reader.provider.synced),
    );
    if (seen === tooLate) throw new Error(`Quote ${options.quoteId} cannot be read`);
    return wordsIn(reader.doc);
  } finally {
    reader.destroy();
  }
}

/** Somebody who writes a word and then much that is taken back at once, so that the room hears much and stays small. */
import * as Y from 'yjs';
import { openProvider, type TestProvider } from '../../support/room-provider.ts';
import type { History } from '../history.ts';
import type { Entrance } from './entrances.ts';
import { appendWord } from './joint-words.ts';

const fillerLength = 40_000;
/** So many edits may be under way. */
const windowLength = 4;

export class TalkativeWriter {
  written = 0;
  readonly #client: TestProvider;
  readonly #history: History;
  readonly #seen = new Set<string>();
  #fillers = 0;

  constructor(entrance: Entrance, history: History) {
    this.#client = openProvider(entrance);
    this.#history = history;
  }

  untilSaved(): Promise<void> {
    return this.#client.untilSaved();
  }

  /** Writes so many bytes. What was written is acknowledged when it resolves. */
  async write(bytes: number): Promise<void> {
    const goals = this.#client.quote.fragment('goals');
    const keys: string[] = [];
    for (let left = bytes; left > 0; left -= fillerLength) {
      this.written += 1;
      const key = `[writer-${this.written}]`;
      this.#history.tell({ proc: 'writer', op: 'edit', type: 'invoke', key });
      appendWord(goals, key);
      keys.push(key);
      writeAndTakeBack(goals, this.#fillers);
      this.#fillers += 1;
      if (this.written % windowLength === 0) await this.untilSaved();
    }
    await this.untilSaved();
    for (const key of keys) this.#history.tell({ proc: 'writer', op: 'edit', type: 'ok', key });
  }

  /** Somebody else was shown these. */
  seen(words: readonly string[]): void {
    for (const key of words) {
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#history.tell({ proc: 'witness', op: 'seen', type: 'ok', key });
    }
  }

  destroy(): void {
    this.#client.destroy();
  }
}

/** Not beside the words: cut out of one long string with it, they would keep it alive in every client of this process. */
function writeAndTakeBack(goals: Y.XmlFragment, count: number): void {
  const paragraph = goals.get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('the text has no paragraph to write in');
  text.insert(0, `${count} `.padEnd(fillerLength, 'filler '));
  text.delete(0, fillerLength);
}

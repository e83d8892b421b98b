/** The product's own client session, of somebody who types words and believes what the screen says of them. */

import type { QuoteId } from '#shared/ids.ts';
import { endpoints } from '#shared/protocol/api.ts';
import { QuoteSession } from '../../../client/sync/quote-session.ts';
import type { SessionState } from '../../../client/sync/session-state.ts';
import type { History } from '../history.ts';
import { browserSocket } from './browser-socket.ts';
import type { Entrance } from './entrances.ts';
import { appendWord, word } from './joint-words.ts';

export interface TypingOptions {
  readonly beatMs?: number | undefined;
}

export class TypingSession {
  readonly name: string;
  readonly session: QuoteSession;
  readonly #history: History;
  readonly #lookAway: () => void;
  #typed = 0;
  /** Words the screen has not said are saved. */
  #unsaved: string[] = [];
  #shown: SessionState['saving'] | null = null;
  #refusals = 0;

  constructor(name: string, entrance: Entrance, history: History, { beatMs }: TypingOptions = {}) {
    this.name = name;
    this.#history = history;
    this.session = new QuoteSession({
      quoteId: entrance.quoteId as QuoteId,
      origin: entrance.url.replace('http', 'ws'),
      WebSocket: browserSocket(entrance, {
        closed: (code) => history.tell({ proc: name, op: 'closed', type: 'info', code }),
      }),
      fetchStatus: () => fetchStatus(entrance),
      ...(beatMs !== undefined && { beatMs }),
    });
    this.#lookAway = this.session.subscribe(() => this.#look());
  }

  /** Types a word, whether or not there is a line. Nothing before the document was ever here. */
  type(): void {
    const key = `[${this.name}-${this.#typed + 1}]`;
    const isTyped = this.session.edit((document) => {
      this.#typed += 1;
      this.#history.tell({ proc: this.name, op: 'edit', type: 'invoke', key });
      this.#unsaved.push(key);
      appendWord(document.fragment('goals'), key);
    });
    if (isTyped) this.#look();
  }

  /** Resolves with the first state that fits, now or later. */
  until(fits: (state: SessionState) => boolean): Promise<SessionState> {
    return new Promise((resolve) => {
      const look = (): void => {
        const state = this.session.getState();
        if (!fits(state)) return;
        stop();
        resolve(state);
      };
      const stop = this.session.subscribe(look);
      look();
    });
  }

  untilSaved(): Promise<SessionState> {
    return this.until(({ phase, saving }) => phase.name === 'ready' && saving === 'saved');
  }

  /** Every word in the text as this person sees it, as often as it stands there. */
  get words(): readonly string[] {
    return JSON.stringify(this.session.getState().content.jointTexts.goals).match(word) ?? [];
  }

  /** How many words it has typed. */
  get typed(): number {
    return this.#typed;
  }

  /** Gives the connection up and makes a new one at once. */
  reconnect(): void {
    this.session.reconnect();
  }

  destroy(): void {
    this.#lookAway();
    this.session.destroy();
  }

  #look(): void {
    const { saving, refused } = this.session.getState();
    for (const { code } of refused.slice(this.#refusals)) {
      this.#history.tell({ proc: this.name, op: 'refused', type: 'info', code });
    }
    // What went back with it is lost by the person's leave, so no "saved" speaks of it.
    if (refused.length > this.#refusals) {
      const there = new Set(this.words);
      this.#unsaved = this.#unsaved.filter((key) => there.has(key));
    }
    this.#refusals = refused.length;
    if (saving !== this.#shown) {
      this.#shown = saving;
      this.#history.tell({ proc: this.name, op: 'shown', type: 'info', saving });
    }
    if (saving !== 'saved') return;
    for (const key of this.#unsaved.splice(0)) {
      this.#history.tell({ proc: this.name, op: 'edit', type: 'ok', key });
    }
  }
}

async function fetchStatus({ url, quoteId, cookie }: Entrance) {
  const response = await fetch(url + endpoints.getQuote.path.replace(':quoteId', quoteId), {
    headers: { cookie },
  });
  return endpoints.getQuote.answer.parse(await response.json()).status;
}

/** The product's own connection to a room, without the screen's state: a thousand of these fit into one process. */

import type * as Y from 'yjs';
import { RoomClient } from '../../../client/sync/room-client.ts';
import { savingOf } from '../../../client/sync/saving.ts';
import type { History } from '../history.ts';
import { browserSocket } from './browser-socket.ts';
import type { Entrance } from './entrances.ts';
import { appendWord } from './joint-words.ts';

export class StormClient {
  readonly name: string;
  readonly #history: History;
  readonly #room: RoomClient;
  #typed = 0;
  #unsaved: string[] = [];
  #watchers: (() => void)[] = [];

  constructor(name: string, { url, quoteId, cookie }: Entrance, history: History, chance?: () => number) {
    this.name = name;
    this.#history = history;
    const tell = (op: 'try' | 'open' | 'synced') => history.tell({ proc: name, op, type: 'info' });
    const ignored = (): void => {};
    this.#room = new RoomClient(
      {
        origin: url.replace('http', 'ws'),
        room: quoteId,
        WebSocket: browserSocket({ url, cookie }, { tried: () => tell('try'), opened: () => tell('open') }),
        chance,
      },
      {
        welcome: ignored,
        changed: ignored,
        activity: ignored,
        storage: ignored,
        updated: ignored,
        presenceChanged: ignored,
        refused: ({ code }) => history.tell({ proc: name, op: 'refused', type: 'info', code }),
        closed: (reason) => history.tell({ proc: name, op: 'refused', type: 'info', code: reason }),
        synced: () => tell('synced'),
        savingChanged: () => this.#look(),
      },
    );
    this.#room.connect();
  }

  get isSaved(): boolean {
    return savingOf(this.#room.saving) === 'saved';
  }

  type(): void {
    this.#typed += 1;
    const key = `[${this.name}-${this.#typed}]`;
    const goals = this.#room.doc.getMap<Y.XmlFragment>('jointTexts').get('goals');
    if (!goals) throw new Error(`${this.name} types before the document is here`);
    this.#history.tell({ proc: this.name, op: 'edit', type: 'invoke', key });
    this.#unsaved.push(key);
    appendWord(goals, key);
  }

  async untilSaved(): Promise<void> {
    while (!this.isSaved) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  /** Closes the connection and keeps the document. */
  leave(): void {
    this.#room.disconnect();
  }

  comeBack(): void {
    this.#room.connect();
  }

  destroy(): void {
    this.#room.destroy();
  }

  #look(): void {
    if (!this.isSaved) return;
    for (const key of this.#unsaved.splice(0)) {
      this.#history.tell({ proc: this.name, op: 'edit', type: 'ok', key });
    }
    for (const resolve of this.#watchers.splice(0)) resolve();
  }
}

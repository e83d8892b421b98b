/** Twelve edits and a send, one after the other, as far as the server lets them; and the rest after a restart. */
import { EditingClient } from '../editing-client.ts';
import type { History } from '../history.ts';
import { within } from '../within.ts';
import { type SendIntent, SendingSeller } from './sending-seller.ts';
import type { People, Workplace } from './workplace.ts';

const edits = 12;
/** The send comes after so many edits. */
const editsBeforeSend = 8;

export class Script {
  readonly #client: EditingClient;
  readonly #sending: SendingSeller;
  #made = 0;
  #intent: SendIntent | null = null;
  #isSent = false;

  constructor(history: History, { seller, writers }: People, { sent }: Workplace) {
    this.#client = new EditingClient('anna', history, writers[1]);
    this.#sending = new SendingSeller(history, seller, sent);
  }

  /** Connects for the first time, or again. */
  async begin(): Promise<void> {
    this.#client.connect();
    await this.#client.untilReady();
  }

  /**
   * Goes on from where the last call came to. `gone`: the server is no more, and nothing will be answered; the same
   * is supposed when an edit is not acknowledged for `patience` milliseconds. Resolves to whether all was acknowledged.
   */
  async run(gone: Promise<unknown>, patience: number): Promise<boolean> {
    const acknowledged = async (): Promise<boolean> => {
      const first = Promise.race([
        this.#client.untilAllAcknowledged().then(() => true),
        gone.then(() => false),
      ]);
      return (await within(patience, first)) === true;
    };
    if (!(await acknowledged())) return false;
    if (this.#made >= editsBeforeSend) await this.#send();
    while (this.#made < edits) {
      this.#client.edit();
      this.#made += 1;
      if (!(await acknowledged())) return false;
      if (this.#made === editsBeforeSend) await this.#send();
    }
    return this.#isSent;
  }

  /** Once; again only where nobody could say whether it had been sent, and then with the same key. */
  async #send(): Promise<void> {
    if (this.#isSent) return;
    try {
      this.#intent ??= await this.#sending.intend();
    } catch {
      // The server went, or had lost its disk, before it had said what would be sent.
      return;
    }
    this.#isSent = await this.#sending.send(this.#intent);
  }

  /** Lets go of the server, keeping what it has not acknowledged. */
  pause(): void {
    this.#client.note();
    this.#client.disconnect();
  }

  end(): void {
    this.#client.destroy();
  }
}

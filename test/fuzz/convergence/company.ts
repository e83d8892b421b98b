/** The people of one run, their tabs, and the clock that they and the server share. */
import { mock } from 'node:test';
import { inspect } from 'node:util';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { pickFrom, type Random } from '../random.ts';
import { Broken } from './broken.ts';
import { Device } from './device.ts';
import type { Server } from './server.ts';
import { addLost, type Lines, nothingLost, plainLines, Tab } from './tab.ts';

/** The real one, for waiting on the disk; the product's are moved by the run. */
const { setTimeout: realTimeout, setImmediate: realImmediate } = globalThis;
/** Turns of the event loop after which waiting is done a millisecond at a time. */
const quickTurns = 40;
/** What passes in a turn in which somebody waits: so little that a device has answered before it is given up. */
const waitStepMs = 25;
/** Milliseconds. A commit takes some; what has not settled by then is stuck. */
const patience = 10_000;

export class Company {
  readonly server: Server;
  readonly tabs: Tab[] = [];
  /** Of one of the sellers; nobody else's browser keeps anything. */
  readonly device: Device;
  readonly #lines: Lines;
  #opened = 0;
  /** Of the tabs that have been closed. */
  readonly lost = { ...nothingLost };

  constructor(server: Server, size: number, random: Random, lines: Lines = plainLines) {
    this.server = server;
    this.#lines = lines;
    const [erik, maria] = server.people;
    if (!erik || !maria) throw new Error('there are sellers in the quote');
    this.device = new Device(server, random.one([erik, maria]).id);
    // A seller and a buyer first; the others are their colleagues, or the same people in another tab.
    for (let i = 0; i < size; i += 1) {
      this.open(i < 2 ? i * 2 : random.below(server.people.length), {
        isInternal: i >= 2 && random.chance(0.5),
      });
    }
  }

  /** Only sellers have an internal document to open; a buyer is given the quote. */
  open(person: number, { isInternal = false, isOnline = true } = {}): Tab {
    const participant = pickFrom(this.server.people, person);
    if (!participant) throw new Error('there are people in the quote');
    this.#opened += 1;
    const { id, side, name } = participant;
    const kind = isInternal && side === 'seller' ? 'internal' : 'shared';
    const where = kind === 'internal' ? ', costs' : '';
    const options = {
      name: `tab ${this.#opened} (${side} ${name}${where})`,
      participant,
      kind,
      device: id === this.device.owner ? this.device : null,
      isOnline,
      lines: this.#lines,
    } as const;
    const tab = new Tab(options, this.server);
    this.tabs.push(tab);
    return tab;
  }

  close(tab: Tab): void {
    tab.close();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    addLost(this.lost, tab.lost);
  }

  /** The one with the device opens again what it holds something unsent of. */
  comeBack(kind: DocumentKind, isOnline = true): Tab {
    const owner = this.server.people.findIndex(({ id }) => id === this.device.owner);
    return this.open(owner, { isInternal: kind === 'internal', isOnline });
  }

  /** Lets the server work for a moment; what it says arrives where the line is quick. */
  async turn(): Promise<void> {
    await new Promise((resolve) => realImmediate(resolve));
    for (const { cable } of this.tabs) if (!cable.isSlow) cable.pump();
  }

  /** Time goes by for everybody, in steps short enough for a ping to be answered. */
  async pass(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left -= 2_000) {
      await this.server.rest();
      await this.device.answers();
      this.server.now += Math.min(left, 2_000);
      mock.timers.tick(Math.min(left, 2_000));
      await this.turn();
    }
  }

  /** Everybody comes online and waits until nothing is under way. */
  async settle(): Promise<void> {
    for (const tab of this.tabs) {
      tab.cable.isSlow = false;
      tab.mend();
    }
    const deadline = performance.now() + patience;
    // Once more after all is quiet: the last one's changes are still on their way to the others.
    for (let quiet = 0, turns = 0; quiet < 3; turns += 1) {
      await this.turn();
      if (turns > quickTurns) await new Promise((resolve) => realTimeout(resolve, 1));
      this.check();
      const isQuiet = this.server.isIdle && this.tabs.every(({ isSettled }) => isSettled);
      quiet = isQuiet ? quiet + 1 : 0;
      // Whoever waits to try again has nothing on the disk's way, so time may pass for them. A device that has not
      // answered yet, as on a busy machine, is asked again after a while too.
      if (turns > quickTurns && this.tabs.some(({ isWaiting }) => isWaiting)) {
        this.server.now += waitStepMs;
        mock.timers.tick(waitStepMs);
      }
      if (performance.now() > deadline) throw new Broken(`stuck: ${this.#stuck()}`);
    }
  }

  check(): void {
    for (const history of Object.values(this.server.histories)) history.catchUp();
    for (const tab of this.tabs) tab.check();
    const [fault] = this.server.faults;
    if (fault instanceof Broken) throw fault;
    if (fault) throw new Broken(`the server reported a fault: ${inspect(fault)}`);
  }

  leave(): void {
    for (const tab of [...this.tabs]) this.close(tab);
  }

  #stuck(): string {
    const waiting = this.tabs.filter(({ isSettled }) => !isSettled);
    return (
      waiting
        .map(({ name, live, cable }) =>
          [
            name,
            live.phase.name,
            live.saving,
            `${live.waiting} waiting`,
            cable.isIdle ? '' : 'busy line',
          ].join(' '),
        )
        .join('; ') || 'a command'
    );
  }
}

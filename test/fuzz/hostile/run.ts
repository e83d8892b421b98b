/**
 * An attacker among honest people, on real rooms. In each round somebody attacks from one side while sellers and buyers
 * go on working; all copies must be one afterwards, and nothing but honest work may have changed what the attacker's side
 * may not write.
 */
import '../seeded-chance.ts';
import { mock } from 'node:test';
import type { Side } from '#shared/access/permissions.ts';
import { Broken } from '../convergence/broken.ts';
import { expectOneDocument } from '../convergence/checkpoint.ts';
import { Company } from '../convergence/company.ts';
import { type Premises, Server } from '../convergence/server.ts';
import { plainLines } from '../convergence/tab.ts';
import { Random } from '../random.ts';
import { withSeededChance } from '../seeded-chance.ts';
import { forbiddenPart } from './forbidden.ts';
import { HonestWork } from './honest-work.ts';
import { bytesHeld } from './memory.ts';
import { anyCarrier, forgedPresence, RogueLine } from './rogue-line.ts';
import { expectStillWorks } from './still-works.ts';
import { Target } from './target.ts';
import { drawAttack } from './updates.ts';

/** Attacks between two looks at what they did. */
export const attacksPerRound = 20;

/** Of the attacker on each side, in each storm. */
const framesPerStorm = 200;

/** After a first one. What the engine happens to take for itself meanwhile does not come to the same in each. */
const stormsMeasured = 3;

/** Bytes of memory. */
const mostGrowth = {
  /** For each byte that was committed: in the room, in the copies of four people and of this run, and as values. */
  perByte: 500,
  /** What the engine and this run come to hold meanwhile. */
  slack: 12_000_000,
  /** In one storm, after everything was refused once before, the least: up to 7 kB, and 160 kB if each frame is kept. */
  underSiege: 40_000,
};

export interface HostileResult {
  readonly seed: number;
  readonly attacks: number;
  /** By what they tried, how many frames the rooms said no to. */
  readonly refused: number;
  /** Updates that came to be, of honest people and such of the attackers' as they may. */
  readonly committed: number;
  /** Bytes of memory, in the storm that left the least. */
  readonly grownUnderSiege: number;
  /** The longest that a room was busy with one frame, in milliseconds, and what it was. */
  readonly slowest: { readonly milliseconds: number; readonly attack: string };
  readonly failure: unknown;
}

/**
 * What the run does wrong, to show that it would be noticed: the server takes the attacking buyer for a seller; remembers
 * all that it was ever sent; or stays shut to honest people after an attack.
 */
export type Fault = 'mistaken' | 'hoarding' | 'shut';

export async function runHostile(
  premises: Premises,
  seed: number,
  rounds: number,
  fault: Fault | null = null,
): Promise<HostileResult> {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const server = await Server.start(premises);
  const random = new Random(seed);
  const battle = new Battle(server, random, fault);
  let failure: unknown = null;
  try {
    await withSeededChance(new Random(seed + 1), async () => {
      await battle.begin();
      for (let round = 0; round < rounds; round += 1) await battle.round();
      await battle.siege();
    });
  } catch (error) {
    failure = error;
  }
  battle.end();
  await server.stop();
  mock.timers.reset();
  const { attacks, refused, slowest, grownUnderSiege } = battle;
  return { seed, attacks, refused, committed: server.history.seq, grownUnderSiege, slowest, failure };
}

class Battle {
  attacks = 0;
  grownUnderSiege = 0;
  slowest = { milliseconds: 0, attack: '' };
  readonly #server: Server;
  readonly #random: Random;
  readonly #honest: Company;
  readonly #rogues: Readonly<Record<Side, RogueLine>>;
  readonly #honestWork = new HonestWork();
  readonly #fault: Fault | null;
  /** All that a server that hoards has been sent. */
  readonly #hoard: unknown[] = [];
  /** Bytes that were committed: of honest people, and of what attackers may. */
  readonly #committed = { honest: 0, attackers: 0 };
  #heldAtFirst = 0;
  /** From where the attacks of this round come, and what they were. */
  #side: Side = 'buyer';
  #sent: string[] = [];

  constructor(server: Server, random: Random, fault: Fault | null) {
    this.#server = server;
    this.#random = random;
    this.#fault = fault;
    this.#honest = new Company(server, 4, random, {
      ...plainLines,
      listen: (kind, frame) => void (kind === 'shared' && this.#honestWork.note(frame)),
    });
    const [, seller, , buyer] = server.people;
    if (!seller || !buyer) throw new Error('two people on each side');
    this.#rogues = {
      seller: new RogueLine(server, seller),
      buyer: new RogueLine(server, fault === 'mistaken' ? seller : buyer),
    };
    server.history.watch = (update, apply) => this.#watch(update, apply);
  }

  get refused(): number {
    return this.#rogues.buyer.refusals + this.#rogues.seller.refusals;
  }

  async begin(): Promise<void> {
    await this.#honest.settle();
    this.#heldAtFirst = bytesHeld();
  }

  async round(): Promise<void> {
    const random = this.#random;
    const { history } = this.#server;
    await this.#setStatus(random.chance(0.15) ? 'sent' : 'co_design');
    await expectOneDocument(this.#honest);
    this.#side = random.one(['buyer', 'buyer', 'seller'] as const);
    this.#sent = [];
    for (let i = 0; i < attacksPerRound; i += 1) {
      this.#sent.push(this.#attack(this.#side));
      if (random.chance(0.5)) this.#work();
      if (random.chance(0.3)) await this.#honest.turn();
    }
    await this.#server.rest();
    await expectOneDocument(this.#honest);
    const { issues } = history.document.read();
    if (issues.length > 0) throw new Broken(`there is what cannot be read: ${JSON.stringify(issues)}`);
    this.#expectNoGrowth();
    await this.#setStatus('co_design');
    await this.#honest.settle();
    if (this.#fault === 'shut') this.#server.setStatus('sent', 'elsewhere');
    await expectStillWorks(this.#honest, `after ${this.attacks} attacks`);
  }

  /**
   * What was refused is sent again and again: of what the rooms will not have nothing may stay, neither in the document
   * nor in memory.
   */
  async siege(): Promise<void> {
    const storm = async (): Promise<void> => {
      for (const [side, rogue] of Object.entries(this.#rogues) as [Side, RogueLine][]) {
        this.#side = side;
        this.#sent = ['what was refused before'];
        const { refused } = rogue;
        for (const frame of Array.from(
          { length: framesPerStorm },
          (_, nth) => refused[nth % refused.length],
        )) {
          if (frame) this.#send(rogue, frame);
          if (rogue.refusals % attacksPerRound === 0) await this.#server.rest();
        }
        rogue.leave();
        // Whole documents, which are the attacker's to keep and not the server's.
        rogue.heard.length = 0;
        await this.#honest.settle();
      }
    };
    // What is remembered for a while is full after the first, and what may be written by now is there.
    await storm();
    this.grownUnderSiege = Number.POSITIVE_INFINITY;
    for (let nth = 0; nth < stormsMeasured; nth += 1) {
      const before = bytesHeld();
      await storm();
      this.grownUnderSiege = Math.min(this.grownUnderSiege, bytesHeld() - before);
    }
    if (this.grownUnderSiege > mostGrowth.underSiege)
      throw new Broken(`what was refused has come to take ${this.grownUnderSiege} bytes of memory`);
    this.#expectNoGrowth();
    await expectStillWorks(this.#honest, 'after the siege');
  }

  /** Neither may grow beyond what people have written who may. */
  #expectNoGrowth(): void {
    const { honest, attackers } = this.#committed;
    const allowed = Object.values(this.#rogues).reduce((sum, { notRefused }) => sum + notRefused, 0);
    if (attackers > allowed)
      throw new Broken(`of attackers ${attackers} bytes were committed, and ${allowed} not refused`);
    const held = bytesHeld() - this.#heldAtFirst;
    const most = mostGrowth.slack + mostGrowth.perByte * (honest + attackers);
    if (held > most)
      throw new Broken(
        `memory has grown by ${held} bytes, with ${honest} written by honest people and ${attackers} by others`,
      );
  }

  /** What is not the work of honest people must leave alone what the attacker's side may not write. */
  #watch(update: Uint8Array, apply: () => void): void {
    const { history, status } = this.#server;
    const isHonest = this.#honestWork.covers(update);
    const look = () => (isHonest ? '' : forbiddenPart(history.doc, this.#side, status));
    this.#committed[isHonest ? 'honest' : 'attackers'] += update.length;
    const before = look();
    apply();
    if (look() !== before)
      throw new Broken(`a ${this.#side} changed what only others may: ${this.#sent.join('; ')}`);
  }

  end(): void {
    for (const rogue of Object.values(this.#rogues)) rogue.leave();
    this.#honest.leave();
  }

  #attack(side: Side): string {
    const random = this.#random;
    const { doc } = this.#server.history;
    const rogue = this.#rogues[side];
    const target = new Target(doc, random);
    const isPresence = random.chance(0.05);
    const { name, bytes } = isPresence
      ? { name: 'forged presence', bytes: forgedPresence(target.clients(), random) }
      : drawAttack({ target, heard: rogue.heard });
    const milliseconds = this.#send(rogue, isPresence ? bytes : anyCarrier(random)(bytes, random));
    this.attacks += 1;
    if (milliseconds > this.slowest.milliseconds) this.slowest = { milliseconds, attack: name };
    return name;
  }

  #send(rogue: RogueLine, frame: Uint8Array): number {
    if (this.#fault === 'hoarding') this.#hoard.push(Uint8Array.from(frame));
    return rogue.send(frame);
  }

  /** Somebody honest does something of what their side may. */
  #work(): void {
    const random = this.#random;
    const tab = random.one(this.#honest.tabs);
    const edit = random.one(Object.values(tab.edits));
    tab.edit(edit, random.below(10_000), random.word());
  }

  async #setStatus(status: 'sent' | 'co_design'): Promise<void> {
    if (this.#server.status === status) return;
    this.#server.setStatus(status, 'here');
    await this.#server.rest();
    this.#server.wasSent = true;
  }
}

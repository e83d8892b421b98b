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
import { anyCarrier, forgedPresence, RogueLine } from './rogue-line.ts';
import { Target } from './target.ts';
import { drawAttack } from './updates.ts';

/** Attacks between two looks at what they did. */
export const attacksPerRound = 20;

export interface HostileResult {
  readonly seed: number;
  readonly attacks: number;
  /** By what they tried, how many frames the rooms said no to. */
  readonly refused: number;
  /** Updates that came to be, of honest people and such of the attackers' as they may. */
  readonly committed: number;
  /** The longest that a room was busy with one frame, in milliseconds, and what it was. */
  readonly slowest: { readonly milliseconds: number; readonly attack: string };
  readonly failure: unknown;
}

/** `isMistaken`: the server takes the attacking buyer for a seller, to show that it would be noticed. */
export async function runHostile(
  premises: Premises,
  seed: number,
  rounds: number,
  isMistaken = false,
): Promise<HostileResult> {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const server = await Server.start(premises);
  const random = new Random(seed);
  const battle = new Battle(server, random, isMistaken);
  let failure: unknown = null;
  try {
    await withSeededChance(new Random(seed + 1), async () => {
      await battle.begin();
      for (let round = 0; round < rounds; round += 1) await battle.round();
    });
  } catch (error) {
    failure = error;
  }
  battle.end();
  await server.stop();
  mock.timers.reset();
  const { attacks, refused, slowest } = battle;
  return { seed, attacks, refused, committed: server.history.seq, slowest, failure };
}

class Battle {
  attacks = 0;
  slowest = { milliseconds: 0, attack: '' };
  readonly #server: Server;
  readonly #random: Random;
  readonly #honest: Company;
  readonly #rogues: Readonly<Record<Side, RogueLine>>;
  readonly #honestWork = new HonestWork();
  /** From where the attacks of this round come, and what they were. */
  #side: Side = 'buyer';
  #sent: string[] = [];

  constructor(server: Server, random: Random, isMistaken: boolean) {
    this.#server = server;
    this.#random = random;
    this.#honest = new Company(server, 4, random, {
      ...plainLines,
      listen: (kind, frame) => void (kind === 'shared' && this.#honestWork.note(frame)),
    });
    const [, seller, , buyer] = server.people;
    if (!seller || !buyer) throw new Error('two people on each side');
    this.#rogues = {
      seller: new RogueLine(server, seller),
      buyer: new RogueLine(server, isMistaken ? seller : buyer),
    };
    server.history.watch = (update, apply) => this.#watch(update, apply);
  }

  get refused(): number {
    return this.#rogues.buyer.refusals + this.#rogues.seller.refusals;
  }

  async begin(): Promise<void> {
    await this.#honest.settle();
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
  }

  /** What is not the work of honest people must leave alone what the attacker's side may not write. */
  #watch(update: Uint8Array, apply: () => void): void {
    const { history, status } = this.#server;
    const isHonest = this.#honestWork.covers(update);
    const look = () => (isHonest ? '' : forbiddenPart(history.doc, this.#side, status));
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
    const milliseconds = rogue.send(isPresence ? bytes : anyCarrier(random)(bytes, random));
    this.attacks += 1;
    if (milliseconds > this.slowest.milliseconds) this.slowest = { milliseconds, attack: name };
    return name;
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

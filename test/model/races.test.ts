/**
 * Two people press at the same moment, each in a browser of their own. Whoever is served first, what both are told must
 * hold. Each race is run again without what protects it, on a database that forgets what the first of the two has
 * done, and then the same questions must find what is broken.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endOfDay } from '#shared/time.ts';
import { type Buyer, type Draft, firstModel, type Model } from './reference.ts';
import type { Step } from './steps.ts';
import * as steps from './steps.ts';
import { World } from './world.ts';

interface Race {
  /** What has happened by then. */
  readonly before: readonly Step[];
  readonly rivals: readonly [Act, Act];
  /** What does not hold afterwards, in words. */
  readonly broken: (world: World, told: Told) => string[] | Promise<string[]>;
  /** What is other without the protection, where forgetting is not enough. */
  readonly control?: Partial<Pick<Race, 'before' | 'rivals'>>;
}

type Act = (world: World, model: Model) => Promise<{ readonly done: boolean }>;

/** Whether each of the two was told that it is done. */
interface Told {
  readonly one: boolean;
  readonly other: boolean;
}

/** By how many milliseconds the first of the two is ahead. */
const leads = [0, 4, -4];

const { accept, decline, open, price, review, revise, select, send, withdraw } = steps;

const sent: readonly Step[] = [review('erik', 'stand'), send('erik')];
const lyingWith = (...buyers: readonly Buyer[]): readonly Step[] => [
  ...buyers.filter((who) => who !== 'anna').map(steps.join),
  ...sent,
  ...buyers.map(open),
];

const oneOfTwo = (_: World, { one, other }: Told): string[] => {
  if (one && other) return ['both were told that it is done'];
  return one || other ? [] : ['neither was done'];
};

/** A yes is a yes whatever the seller does to the draft meanwhile, and then nobody writes in the draft any more. */
async function acceptedForGood(world: World, { one: isAccepted }: Told): Promise<string[]> {
  if (!isAccepted) return ['the yes to what stood was refused'];
  const { status } = await world.view();
  const late = await world.edit('erik', (document) => document.setComponent('review', 'unitPrice', '1'));
  return [
    ...(status === 'accepted' ? [] : [`it is accepted, and the quote is "${status}"`]),
    ...(late.done ? ['the draft can be edited after it was accepted'] : []),
  ];
}

const theLastDay: Draft['validUntil'] = '2026-11-24';
const midnight = endOfDay('Europe/Stockholm', theLastDay);

/** To its last millisecond. */
const lastMoment: Step = {
  name: 'the last day goes by',
  works: () => true,
  follows: () => {},
  act: async (world) => {
    await world.pass(midnight - 1 - world.clock.now);
    return { done: true, answer: null };
  },
};

const races: Readonly<Record<string, Race>> = {
  'two sellers send': {
    before: [review('erik', 'stand'), review('maria', 'stand')],
    rivals: [send('erik').act, send('maria').act],
    broken: oneOfTwo,
    control: {
      // What she reviewed is not what he sent either; so she looks again, at a quote that is not sent to anybody.
      rivals: [
        send('erik').act,
        async (world, model) => {
          await pause(200);
          await review('maria', 'stand').act(world, model);
          return send('maria').act(world, model);
        },
      ],
    },
  },
  'a seller sends, and the buyer chooses': {
    before: [review('erik', 'stand')],
    rivals: [send('erik').act, select('anna', true).act],
    // Before it, what was reviewed is another thing; after it, the content is locked.
    broken: oneOfTwo,
  },
  'a buyer accepts, and the seller edits the next revision': {
    before: [...lyingWith('anna'), revise],
    rivals: [accept('anna').act, price('erik', 52_000).act],
    broken: acceptedForGood,
  },
  'a buyer accepts, and the seller opens the next revision': {
    before: lyingWith('anna'),
    rivals: [accept('anna').act, revise.act],
    broken: acceptedForGood,
  },
  'a buyer accepts, and the seller sends the next version': {
    before: [...lyingWith('anna'), revise, price('erik', 52_000), review('erik', 'stand')],
    rivals: [accept('anna').act, send('erik').act],
    broken: oneOfTwo,
  },
  'a buyer accepts, and the seller takes it back': {
    before: lyingWith('anna'),
    rivals: [accept('anna').act, withdraw.act],
    broken: oneOfTwo,
  },
  'a buyer accepts, and another declines': {
    before: lyingWith('anna', 'johan'),
    rivals: [accept('anna').act, decline('johan').act],
    broken: oneOfTwo,
  },
  'two buyers accept': {
    before: lyingWith('anna', 'johan'),
    rivals: [accept('anna').act, accept('johan').act],
    broken: oneOfTwo,
  },
  'a buyer accepts, and the last day ends': {
    before: [steps.extend(0), ...lyingWith('anna'), lastMoment],
    rivals: [
      accept('anna').act,
      async (world) => {
        world.clock.now = midnight + 1;
        return { done: true };
      },
    ],
    broken: async (world, { one: isAccepted }) => {
      const rows = await world.server.db
        .selectFrom('acceptance')
        .select('at')
        .where('quote_id', '=', world.quoteId)
        .execute();
      if (rows.length !== Number(isAccepted)) return ['the yes is not what was told of it'];
      return rows.some(({ at }) => at > midnight) ? ['it was accepted after its last day'] : [];
    },
    control: { before: [steps.extend(365), ...lyingWith('anna'), lastMoment] },
  },
};

/** Runs a race from the start, in a quote of its own. */
async function run(
  world: World,
  { before, rivals, broken }: Race,
  lead: number,
  around: (race: () => Promise<string[]>) => Promise<string[]> = (race) => race(),
): Promise<string[]> {
  const draft: Draft = { training: false, price: 48_000, validUntil: world.dayAhead(10) };
  await world.begin(draft);
  const model = firstModel(world.today, draft, world.dayAhead(90));
  for (const step of before) {
    const outcome = await step.act(world, model);
    if (!outcome.done) throw new Error(`${step.name}: ${outcome.why}`);
    step.follows(model);
  }
  return around(async () => {
    const [one, other] = await Promise.all([
      pause(Math.max(0, -lead)).then(() => rivals[0](world, model)),
      pause(Math.max(0, lead)).then(() => rivals[1](world, model)),
    ]);
    return broken(world, { one: one.done, other: other.done });
  });
}

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
const morning = Date.UTC(2026, 10, 24, 11);

describe.each(Object.entries(races))('%s at the same moment', (_, race) => {
  it.each(leads)(
    'what both are told holds, the first ahead by %i ms (I-3 to I-6, I-16, I-36)',
    async (lead) => {
      world.clock.now = morning;
      expect(await run(world, race, lead)).toEqual([]);
    },
  );
});

describe('the negative control: on a database that forgets what the first has done', () => {
  let forgetful: World;
  beforeAll(async () => {
    forgetful = await World.open();
    await sql`drop index one_outstanding_version`.execute(forgetful.server.db);
    for (const table of ['acceptance', 'signature'])
      await sql`drop trigger ${sql.ref(`${table}_refuses_delete`)}`.execute(forgetful.server.db);
    await sql`pragma foreign_keys = off`.execute(forgetful.server.db);
  });
  afterAll(() => forgetful.close());

  /** By trigger: when it fires, and what it does. */
  const forgetting = {
    // The times keep them from answering themselves.
    forgets_status: `after update of status on quote when new.updated_at <> 0 begin
      update quote set status = old.status, write_epoch = old.write_epoch, updated_at = 0 where id = new.id; end`,
    forgets_standing: `after update of standing on version_standing when new.since <> 0 begin
      update version_standing set standing = old.standing, since = 0 where version_id = new.version_id; end`,
    forgets_signatures: `after insert on signature begin
      delete from signature where version_id = new.version_id and participant_id = new.participant_id; end`,
    forgets_acceptances: `before insert on acceptance begin
      delete from acceptance where opportunity_id = new.opportunity_id; end`,
  };

  async function whileForgetting(act: () => Promise<string[]>): Promise<string[]> {
    const { db } = forgetful.server;
    for (const [name, does] of Object.entries(forgetting)) {
      await sql`create trigger ${sql.ref(name)} ${sql.raw(does)}`.execute(db);
    }
    try {
      return await act();
    } finally {
      for (const name of Object.keys(forgetting)) await sql`drop trigger ${sql.ref(name)}`.execute(db);
    }
  }

  it.each(Object.entries(races))('it is found out: %s', async (_, race) => {
    const found: string[] = [];
    // One after the other, so that what is forgotten has been done.
    for (const lead of [150, -150]) {
      forgetful.clock.now = morning;
      found.push(...(await run(forgetful, { ...race, ...race.control }, lead, whileForgetting)));
    }
    expect(found).not.toEqual([]);
  });
});

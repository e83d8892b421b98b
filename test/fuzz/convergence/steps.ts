/** What happens in a run, as one table: how often, and what it does. A step names its subject by number. */
import { mock } from 'node:test';
import { pickFrom, type Random } from '../random.ts';
import type { Company } from './company.ts';
import type { Tab } from './tab.ts';

export interface Step {
  readonly name: StepName;
  readonly who: number;
  readonly number: number;
  readonly word: string;
}

interface Happening {
  readonly weight: number;
  /** Where it would mean nothing, somebody edits instead. */
  readonly applies?: (company: Company, tab: Tab) => boolean;
  /** Says what was done, for the list of a run that failed. */
  readonly act: (company: Company, tab: Tab, step: Step) => string | Promise<string>;
}

/** An empty room is kept for some time before it is forgotten; this is longer, in milliseconds. */
const longEnoughToForget = 95_000;

const simply =
  (words: string, act: (tab: Tab) => void): Happening['act'] =>
  (_company, tab) => {
    act(tab);
    return words;
  };

const happenings = {
  edit: {
    weight: 600,
    act(_company, tab, { number, word }) {
      const name = pickFrom(Object.keys(tab.edits), number) ?? '';
      const edit = tab.edits[name];
      const done = edit !== undefined && tab.edit(edit, number >> 3, word);
      return done ? `${name} ${number >> 3} ${JSON.stringify(word)}` : `may not do ${name}`;
    },
  },
  undo: { weight: 50, act: simply('undo', (tab) => tab.undo()) },
  redo: { weight: 25, act: simply('redo', (tab) => tab.redo()) },
  cut: {
    weight: 22,
    applies: (_company, { cable }) => cable.isUp,
    act: simply('goes offline', (tab) => tab.cable.cut()),
  },
  mend: {
    weight: 80,
    applies: (_company, { cable }) => !cable.isUp,
    act: simply('is online', (tab) => tab.mend()),
  },
  drop: {
    weight: 10,
    act(_company, tab) {
      tab.cable.drop();
      if (tab.cable.isUp) tab.live.reconnect();
      return 'loses the connection and makes another';
    },
  },
  slow: {
    weight: 20,
    act(_company, { cable }, { number }) {
      cable.isSlow = true;
      cable.isClogged = number % 3 === 0;
      return cable.isClogged ? 'stops reading' : 'has a slow line';
    },
  },
  quick: {
    weight: 60,
    applies: (_company, { cable }) => cable.isSlow,
    act(_company, { cable }) {
      cable.isSlow = false;
      return 'has a quick line';
    },
  },
  pump: {
    weight: 60,
    applies: (_company, { cable }) => cable.isSlow && cable.isUp,
    act(_company, { cable }, { number }) {
      cable.pump(1 + (number % 3));
      return 'hears a little';
    },
  },
  newTab: {
    weight: 12,
    act(company, tab, { number }) {
      company.close(tab);
      const isInternal = number % 10 < 3;
      return `is closed, and there is ${company.open(number, { isInternal }).name}`;
    },
  },
  leaveUnsent: {
    weight: 20,
    applies: ({ tabs }, { live }) => tabs.length > 1 && live.isKept,
    act(company, tab, { number, word }) {
      tab.cable.cut();
      const names = Object.keys(tab.edits);
      for (let nth = 0; nth < 1 + (number % 3); nth += 1) {
        const edit = tab.edits[pickFrom(names, number + nth) ?? ''];
        if (edit) tab.edit(edit, (number >> 3) + nth, word);
      }
      company.close(tab);
      return 'goes offline, goes on working, and is closed';
    },
  },
  comeBack: {
    weight: 40,
    applies: ({ device }) => device.awaited.length > 0,
    act(company, _tab, { number }) {
      const kind = pickFrom(company.device.awaited, number) ?? 'shared';
      return `there is ${company.comeBack(kind, number % 3 > 0).name}, with what it kept`;
    },
  },
  send: {
    weight: 10,
    applies: ({ server }) => server.status !== 'sent',
    act(company, _tab, { number }) {
      company.server.setStatus('sent', number % 3 === 0 ? 'elsewhere' : 'here');
      return 'the quote is sent';
    },
  },
  revise: {
    weight: 80,
    applies: ({ server }) => server.status === 'sent',
    act(company, _tab, { number }) {
      company.server.setStatus('co_design', number % 3 === 0 ? 'elsewhere' : 'here');
      return 'the quote is revised';
    },
  },
  retitle: {
    weight: 8,
    applies: ({ server }) => server.status !== 'sent',
    act(company, _tab, { word }) {
      company.server.retitle(word);
      return 'the server edits';
    },
  },
  restart: { weight: 5, act: (company) => company.server.restart().then(() => 'the server restarts') },
  crash: {
    weight: 7,
    async act(company) {
      for (const { cable } of company.tabs) cable.drop();
      await company.server.crash();
      return 'the server crashes and is started again';
    },
  },
  pass: {
    weight: 10,
    async act(company, _tab, { number }) {
      const seconds = 1 + (number % 20);
      await company.pass(seconds * 1_000);
      return `${seconds} s pass`;
    },
  },
  forget: {
    weight: 5,
    async act(company) {
      for (const { cable } of company.tabs) cable.cut();
      await company.server.rest();
      await company.device.answers();
      company.server.now += longEnoughToForget;
      mock.timers.tick(longEnoughToForget);
      await company.server.rooms.sweep();
      return 'everybody goes away, and the room is folded and forgotten';
    },
  },
} as const satisfies Record<string, Happening>;

export type StepName = keyof typeof happenings;

const weights = Object.fromEntries(
  Object.entries(happenings).map(([name, { weight }]) => [name, weight]),
) as Record<StepName, number>;

export function drawSteps(random: Random, count: number): Step[] {
  return Array.from({ length: count }, () => ({
    name: random.weighted(weights),
    who: random.below(1_000),
    number: random.below(100_000),
    word: random.word(),
  }));
}

/** Answers with what happened, in words. */
export async function take(company: Company, step: Step): Promise<string> {
  const tab = pickFrom(company.tabs, step.who);
  if (!tab) throw new Error('somebody is there');
  const { act, applies }: Happening = happenings[step.name];
  const isMeaningful = applies?.(company, tab) ?? true;
  return `${tab.name}: ${await (isMeaningful ? act : happenings.edit.act)(company, tab, step)}`;
}

/**
 * How often somebody may ask for what reaches people outside, binds them, or costs the server much: one table.
 * Nobody who works by hand comes near; a script, or a stolen session, is held to what people could do.
 *
 * It is counted in memory: there is one process, and none of it depends on anything that could be away. A start
 * forgets what was asked before it.
 */
import type { EndpointName } from '#shared/protocol/api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';

/** Whose requests are counted together. */
const counted = {
  /** A user in all their sessions; of guests, everybody who came by the same link. */
  person: (actor: Actor) => (actor.kind === 'user' ? actor.userId : actor.shareLinkId),
  organisation: ({ organisationId }: Actor) => organisationId,
} as const;

export interface Allowance {
  /** These count as one. */
  readonly endpoints: readonly EndpointName[];
  readonly of: keyof typeof counted;
  /** In any 60 seconds. */
  readonly perMinute: number;
}

const answering = [
  'acceptVersion',
  'recordOffline',
  'rescindAcceptance',
  'recordCounter',
  'declineVersion',
  'counterOffer',
  'requestAcceptance',
  'requestSend',
] as const;
/** Of whether one goes on at all. */
const standing = ['stepBack', 'goOn', 'sayReadyAgain'] as const;
const proposing = ['propose', 'counterProposal'] as const;
const commenting = ['startThread', 'addComment', 'editComment'] as const;
const files = ['getVersionPdf', 'getDraftPdf', 'getEvidence'] as const;

/** How many files of an organisation are made at once is beside this: see `server/pdf/handlers.ts`. */
export const allowances: readonly Allowance[] = [
  { endpoints: answering, of: 'person', perMinute: 6 },
  { endpoints: standing, of: 'person', perMinute: 6 },
  { endpoints: proposing, of: 'person', perMinute: 20 },
  { endpoints: commenting, of: 'person', perMinute: 20 },
  { endpoints: ['nameSigner'], of: 'person', perMinute: 6 },
  { endpoints: ['sendQuote'], of: 'person', perMinute: 10 },
  { endpoints: ['sendQuote'], of: 'organisation', perMinute: 60 },
  { endpoints: ['remindBuyers'], of: 'person', perMinute: 10 },
  { endpoints: ['remindBuyers'], of: 'organisation', perMinute: 60 },
  { endpoints: files, of: 'person', perMinute: 6 },
  { endpoints: files, of: 'organisation', perMinute: 30 },
  { endpoints: ['createLink'], of: 'person', perMinute: 30 },
];

/**
 * Counts a request against every allowance that it falls under, or says that one is used up and when to ask again;
 * then it counts against none. Ask for what will be done only: a retry that is told what the first try was told is
 * no second request.
 */
export type Admit = (endpoint: EndpointName, actor: Actor) => Refusal | null;

const minuteMs = 60_000;

/**
 * The gate of a process. It remembers when each of the last requests came, and not only how many, so that no minute
 * sees more than the table says wherever it begins. `now`: milliseconds that never go back.
 */
export function createAdmission(now: () => number): Admit {
  /** By row of the table and whom it counts: the times of the last minute, the oldest first. */
  const taken = new Map<string, number[]>();
  let sweptAt = now();

  const sweep = (since: number): void => {
    for (const [key, times] of taken) if ((times.at(-1) ?? 0) <= since) taken.delete(key);
  };

  return (endpoint, actor) => {
    const at = now();
    const since = at - minuteMs;
    if (sweptAt <= since) {
      sweep(since);
      sweptAt = at;
    }
    const asked = allowances.flatMap(({ endpoints, of, perMinute }, row) => {
      if (!endpoints.includes(endpoint)) return [];
      const key = `${row} ${counted[of](actor)}`;
      return [{ key, perMinute, times: taken.get(key)?.filter((time) => time > since) ?? [] }];
    });
    const waits = asked.flatMap(({ perMinute, times }) => {
      const oldest = times.at(-perMinute);
      return oldest === undefined ? [] : [{ perMinute, ms: oldest - since }];
    });
    const longest = waits.toSorted((one, other) => other.ms - one.ms)[0];
    if (longest) return tooMany(longest.perMinute, Math.ceil(longest.ms / 1_000));
    for (const { key, times } of asked) taken.set(key, [...times, at]);
    return null;
  };
}

function tooMany(perMinute: number, retryAfter: number): Refusal {
  const detail = `At most ${perMinute} of these a minute. Ask again in ${retryAfter} seconds.`;
  return refuse('too-many-requests', { detail, retryAfter });
}

import type { Kysely } from 'kysely';
import type { QuoteId, UserId } from '#shared/ids.ts';
import { isRefusal, refuse } from '#shared/protocol/problems.ts';
import type { Me } from '#shared/protocol/views.ts';
import type { Handlers } from '../http/handler.ts';
import { readPipelines } from '../opportunities/pipelines.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { readStageLabels } from '../settings/stage-labels.ts';
import type { Schema } from '../storage/schema.ts';
import type { Accounts } from './accounts.ts';
import type { Actor } from './actor.ts';
import { originOf } from './origin.ts';

/** Whom the demo signs in, and the quote it shows them. */
export interface DemoPeople {
  readonly seller: UserId;
  readonly manager: UserId;
  readonly quoteId: QuoteId;
}

export interface AccountDeps {
  readonly db: Kysely<Schema>;
  readonly rooms: Pick<Rooms, 'closeSockets'>;
  readonly accounts: Accounts;
  /** `null` outside the demo: its way in does not exist then. */
  readonly demo: DemoPeople | null;
}

export function accountHandlers({ db, rooms, accounts, demo }: AccountDeps) {
  return {
    me: ({ actor }) => describe(db, actor, demo !== null),

    signIn: async ({ body, caller }) => {
      const entry = await accounts.signIn(body, caller.address);
      if (isRefusal(entry)) return entry;
      caller.setCookies(entry.cookies);
      return describe(db, entry.user, demo !== null);
    },

    demoSignIn: async ({ body, caller }) => {
      if (!demo) return refuse('not-found');
      const { cookies } = await accounts.startUserSession(demo[body.as]);
      caller.setCookies(cookies);
      return { quoteId: demo.quoteId };
    },

    signOut: async ({ caller }) => {
      const { actor, cookies } = await accounts.signOut(caller.headers);
      if (actor) rooms.closeSockets({ sessionId: actor.sessionId }, 'signIn');
      caller.setCookies(cookies);
      return {};
    },

    setMailLanguage: async ({ actor, body }) => {
      await db
        .updateTable('membership')
        .set({ mail_language: body.language })
        .where('organisation_id', '=', actor.organisationId)
        .where('user_id', '=', actor.userId)
        .execute();
      return {};
    },

    openLink: async ({ body, caller }) => {
      const { headers } = caller;
      const entry = await accounts.openLink(body.token, originOf(caller), { code: body.code, headers });
      if (isRefusal(entry)) return entry;
      caller.setCookies(entry.cookies);
      return { quoteId: entry.quoteId };
    },

    requestLinkCode: ({ body, caller }) => accounts.mailLinkCode(body.token, originOf(caller)),
  } satisfies Partial<Handlers>;
}

/** What somebody may know about themselves. */
async function describe(db: Kysely<Schema>, actor: Actor, demo: boolean): Promise<Me> {
  if (actor.kind === 'guest') {
    const { participantId, name, quoteId } = actor;
    return { kind: 'guest', participantId, name, quoteId, demo };
  }
  const organisation = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', '=', actor.organisationId)
    .executeTakeFirstOrThrow();
  const { userId: id, name, email, role } = actor;
  const pipelines = [...(await readPipelines(db, actor.organisationId)).values()];
  const stageLabels = await readStageLabels(db, actor.organisationId);
  const ofUser = { ...organisation, stageLabels, pipelines };
  return { kind: 'user', id, name, email, role, organisation: ofUser, demo };
}

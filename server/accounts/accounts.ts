/** Who people are: users by password, buyers by share link, both by a session cookie. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Kysely } from 'kysely';
import type { Role } from '#shared/access/permissions.ts';
import { type OrganisationId, type QuoteId, UserId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { type AuditActor, actedBySystem, recordAudit } from '../audit/record-audit.ts';
import type { Clock } from '../storage/clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Actor, Authenticate, UserActor } from './actor.ts';
import { type AuthEngine, openAuthEngine, requestSignIn } from './auth-engine.ts';
import { cookie, cookieNames, readCookie } from './cookies.ts';
import { derivedSecrets } from './derived-secrets.ts';
import { endGuestSession, findGuest, openShareLink } from './guest-sessions.ts';
import { knownForMs, type LinkCodeSent, mailLinkCode, usableLink } from './link-codes.ts';
import { isSameCode } from './mailed-codes.ts';
import type { Origin } from './origin.ts';

export interface AccountsOptions {
  readonly db: Kysely<Schema>;
  /** Where browsers reach the product, without a slash at the end. */
  readonly publicUrl: string;
  /** Signs the cookies of users. Whoever has it and the database can be anybody. */
  readonly secret: string;
  readonly now: Clock;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly organisationId: OrganisationId;
  readonly role: Role;
  /** Whom the audit log names for it. Absent: the product itself. */
  readonly by?: AuditActor;
}

/** A session begun. `cookies` are `Set-Cookie` values: the new session's, and the end of the other kind's. */
export interface Entry {
  readonly cookies: readonly string[];
}

export interface Accounts {
  readonly authenticate: Authenticate;
  /** The value of the session's cookie, whether or not there is such a session; `null` without one. */
  claimedSession(headers: IncomingHttpHeaders): string | null;
  /** Refuses with `wrong-credentials`, the same for an unknown email, or with `too-many-requests`. */
  signIn(
    credentials: { readonly email: string; readonly password: string },
    address: string,
  ): Promise<(Entry & { readonly user: UserActor }) | Refusal>;
  /** Begins a session without a password. For the demo's own people. */
  startUserSession(userId: UserId): Promise<Entry>;
  /** Exchanges a share link's token; refuses with `link-invalid`, and where the link asks for a code as `admit` does. */
  openLink(
    token: string,
    origin: Origin,
    proof?: { readonly code?: string | undefined; readonly headers: IncomingHttpHeaders },
  ): Promise<(Entry & { readonly quoteId: QuoteId }) | Refusal>;
  /** Mails the code that a share link asks for; refuses with `link-invalid`, `not-found` or `too-many-requests`. */
  mailLinkCode(token: string, origin: Origin): Promise<LinkCodeSent | Refusal>;
  /** Ends the session that the request carries. */
  signOut(headers: IncomingHttpHeaders): Promise<Entry & { readonly actor: Actor | null }>;
  /** Adds a person to an organisation; refuses with `already-exists` when the email belongs to a user. */
  createUser(user: NewUser): Promise<UserId | Refusal>;
  /** Whether the email belongs to a user, of whichever organisation. */
  isUser(email: string): Promise<boolean>;
  /** Of these users, those who still have an account. */
  people(userIds: readonly UserId[]): Promise<readonly UserPerson[]>;
}

/** As a user is named and reached. */
export interface UserPerson {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
}

export async function openAccounts({ db, publicUrl, secret, now }: AccountsOptions): Promise<Accounts> {
  const secure = publicUrl.startsWith('https:');
  const names = cookieNames(secure);
  const secrets = derivedSecrets(secret);
  const engine = await openAuthEngine({ db, publicUrl, secret, secureCookies: secure });
  const ended = (name: string) => cookie(name, '', 0, secure);

  async function findUser(cookieHeader: string): Promise<UserActor | null> {
    const found = await engine.api.getSession({ headers: new Headers({ cookie: cookieHeader }) });
    if (!found) return null;
    const membership = await db
      .selectFrom('membership')
      .select(['organisation_id', 'role'])
      .where('user_id', '=', UserId.parse(found.user.id))
      .executeTakeFirst();
    if (!membership) return null;
    return {
      kind: 'user',
      userId: UserId.parse(found.user.id),
      organisationId: membership.organisation_id,
      role: membership.role,
      name: found.user.name,
      email: found.user.email,
      sessionId: found.session.id,
    };
  }

  const authenticate: Authenticate = async (headers) => {
    const sent = headers.cookie;
    const user = sent && readCookie(sent, names.user) ? await findUser(sent) : null;
    if (user) return user;
    const guestToken = readCookie(sent, names.guest);
    return guestToken ? findGuest(db, guestToken, now()) : null;
  };

  /** The last one who came in through this browser is who it is: the other kind of session leaves it. */
  const asUser = (headers: Headers): readonly string[] => [...headers.getSetCookie(), ended(names.guest)];

  return {
    authenticate,

    claimedSession: ({ cookie }) => readCookie(cookie, names.user) ?? readCookie(cookie, names.guest),

    async signIn(credentials, address) {
      const response = await requestSignIn(engine, credentials, address);
      if (response.status === 429) {
        return refuse('too-many-requests', { retryAfter: Number(response.headers.get('x-retry-after')) });
      }
      if (!response.ok) return refuse('wrong-credentials');
      const cookies = asUser(response.headers);
      const user = await findUser(cookies.map((set) => set.split(';', 1)[0]).join('; '));
      return user ? { cookies, user } : refuse('wrong-credentials');
    },

    async startUserSession(userId) {
      const { headers } = await engine.api.startSession({ body: { userId }, returnHeaders: true });
      return { cookies: asUser(headers) };
    },

    async openLink(token, origin, { code, headers } = { headers: {} }) {
      const isCode = code === undefined ? undefined : (id: string) => isSameCode(secrets.sixDigits(id), code);
      const proof = { isCode, device: readCookie(headers.cookie, names.device) };
      const session = await openShareLink(db, token, now(), origin, proof);
      if (isRefusal(session)) return session;
      const begun = cookie(names.guest, session.token, session.maxAgeSeconds, secure);
      const known =
        session.device === null ? [] : [cookie(names.device, session.device, knownForMs / 1_000, secure)];
      return { quoteId: session.quoteId, cookies: [begun, ...known, ended(names.user)] };
    },

    mailLinkCode: (token, origin) =>
      db.transaction().execute(async (trx) => {
        const link = await usableLink(trx, token, now());
        if (!link) return refuse('link-invalid');
        return link.asks_code === 0 ? refuse('not-found') : mailLinkCode(trx, link, origin, now());
      }),

    async signOut(headers) {
      const actor = await authenticate(headers);
      if (actor?.kind === 'guest') await endGuestSession(db, actor);
      if (actor?.kind === 'user') {
        await engine.api.signOut({ headers: new Headers({ cookie: headers.cookie ?? '' }) });
      }
      return { actor, cookies: [ended(names.user), ended(names.guest), ended(names.device)] };
    },

    createUser: (user) => createUser(db, engine, user, now()),

    isUser: async (email) => {
      const { internalAdapter } = await engine.$context;
      return (await internalAdapter.findUserByEmail(email)) !== null;
    },

    async people(userIds) {
      const { internalAdapter } = await engine.$context;
      const found = await Promise.all(userIds.map((id) => internalAdapter.findUserById(id)));
      return found.flatMap((user) =>
        user ? [{ userId: UserId.parse(user.id), name: user.name, email: user.email }] : [],
      );
    },
  };
}

async function createUser(
  db: Kysely<Schema>,
  engine: AuthEngine,
  { email, name, password, organisationId, role, by = actedBySystem }: NewUser,
  now: number,
): Promise<UserId | Refusal> {
  const { internalAdapter, password: passwords } = await engine.$context;
  if (await internalAdapter.findUserByEmail(email)) return refuse('already-exists');
  const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'admin' });
  await internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: 'credential',
    password: await passwords.hash(password),
  });
  const userId = UserId.parse(user.id);
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('membership')
      .values({ organisation_id: organisationId, user_id: userId, role, created_at: now })
      .execute();
    const detail = { userId, role, name, email };
    const audited = { organisationId, quoteId: null, actor: by, detail, at: now } as const;
    await recordAudit(trx, { ...audited, action: 'user_created' });
  });
  return userId;
}

/**
 * Users, their passwords and their sessions, by better-auth on the product's own database. Nothing outside this
 * folder knows of it, and none of its routes is reachable from outside: it is called, never mounted.
 */
import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { getMigrations } from 'better-auth/db/migration';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { cookieNames } from './cookies.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

/** How long a user stays signed in. */
const sessionSeconds = 7 * 24 * 3600;

/** Tries to sign in, per network address, counted in the database. */
const signInLimit = { window: 60, max: 10 };

/** Only we set it, on requests we make ourselves, so nobody can claim another address. */
const addressHeader = 'x-coquote-address';

/** Signs a user in without a password. For the demo; called by the server alone. */
const startSessionPlugin = {
  id: 'start-session',
  endpoints: {
    startSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
        if (!user) throw new Error(`There is no user ${ctx.body.userId} to start a session for`);
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return { userId: user.id };
      },
    ),
  },
} satisfies BetterAuthPlugin;

export interface AuthEngineOptions {
  readonly db: Kysely<Schema>;
  readonly publicUrl: string;
  readonly secret: string;
  readonly secureCookies: boolean;
}

function createEngine({ db, publicUrl, secret, secureCookies }: AuthEngineOptions) {
  return betterAuth({
    baseURL: publicUrl,
    secret,
    database: { db, type: 'sqlite' },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    plugins: [startSessionPlugin],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    rateLimit: { enabled: true, storage: 'database', customRules: { '/sign-in/email': signInLimit } },
    advanced: {
      database: { generateId: () => randomId() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // The prefix is part of our name; better-auth would put its own before it.
      useSecureCookies: false,
      cookies: {
        session_token: { name: cookieNames(secureCookies).user, attributes: { secure: secureCookies } },
      },
    },
  });
}

export type AuthEngine = ReturnType<typeof createEngine>;

/** Makes its tables where they are missing. */
export async function openAuthEngine(options: AuthEngineOptions): Promise<AuthEngine> {
  const engine = createEngine(options);
  const { runMigrations } = await getMigrations(engine.options);
  await runMigrations();
  return engine;
}

/** Tries a password, counting the try against the address. */
export function requestSignIn(
  engine: AuthEngine,
  credentials: { readonly email: string; readonly password: string },
  address: string,
): Promise<Response> {
  const url = new URL('/api/auth/sign-in/email', engine.options.baseURL);
  const headers = { 'content-type': 'application/json', [addressHeader]: address };
  return engine.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(credentials) }));
}

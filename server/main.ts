/**
 * The product, wired together. Read `startServer` from top to bottom: it is the map of the system. Then what a
 * process adds: settings, signals, and the lines for the person who started it.
 */
import './node-version.ts';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { acceptanceHandlers } from './acceptance/handlers.ts';
import { offlineHandlers } from './acceptance/offline/handlers.ts';
import { accountHandlers } from './accounts/account-handlers.ts';
import { openAccounts } from './accounts/accounts.ts';
import { derivedSecrets } from './accounts/derived-secrets.ts';
import { linkHandlers } from './accounts/link-handlers.ts';
import { readOrMakeSecret } from './accounts/session-secret.ts';
import { createApp } from './app.ts';
import { approvalHandlers } from './approvals/handlers.ts';
import { checkNightly } from './audit/check-nightly.ts';
import { checkRecent } from './audit/check-recent.ts';
import { catalogueHandlers } from './catalogue/handlers.ts';
import { keepDrawing } from './catalogue/price-trials.ts';
import { commentHandlers } from './comments/handlers.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { customerHandlers } from './customers/handlers.ts';
import { type Demo, openDemo } from './demo/demo.ts';
import { EvidenceClerk } from './evidence/evidence-clerk.ts';
import { evidenceHandlers } from './evidence/handlers.ts';
import { createAdmission } from './http/allowances.ts';
import type { Handlers } from './http/handler.ts';
import { healthHandlers } from './http/health.ts';
import { createOnce, forgetOldAnswers } from './http/idempotency.ts';
import { insightHandlers } from './insight/handlers.ts';
import { keepObserving } from './insight/observing/keep-observing.ts';
import { openMail } from './mail/mail-service.ts';
import { expireAllOf, keepExpiring } from './negotiation/expire-proposals.ts';
import { negotiationHandlers } from './negotiation/handlers.ts';
import { buyerEngagement } from './opportunities/buyer-engaged.ts';
import { completeCycles } from './opportunities/cycle-facts.ts';
import { closingHandlers, opportunityHandlers, pipelineHandlers } from './opportunities/handlers.ts';
import { keepJointSessions } from './opportunities/joint-sessions.ts';
import { ownerHandlers } from './opportunities/owners/handlers.ts';
import { tellTasks } from './opportunities/tell-tasks.ts';
import { keepTimeRules } from './opportunities/time-clerk.ts';
import { pdfHandlers } from './pdf/handlers.ts';
import { offeredPdf } from './pdf/version-pdfs.ts';
import { createFirstQuotes } from './quotes/create-first-quotes.ts';
import { announceDays } from './quotes/day-announcer.ts';
import { readDraft } from './quotes/draft.ts';
import { projectDrafts } from './quotes/draft-projection.ts';
import { quoteHandlers } from './quotes/handlers.ts';
import { inviteBuyer } from './quotes/invite-buyer.ts';
import { createOfferAnnouncer } from './quotes/offer-announcer.ts';
import { ensureParticipant } from './quotes/participants.ts';
import { readStoredVersion } from './quotes/versions.ts';
import { readyHandlers } from './ready/handlers.ts';
import { createRooms } from './rooms/rooms-registry.ts';
import { attachSyncServer } from './rooms/sync-server.ts';
import { openSealKey } from './seal/seal-key.ts';
import { settingsHandlers } from './settings/handlers.ts';
import type { Clock } from './storage/clock.ts';
import { foundNoRoom } from './storage/sqlite-error.ts';
import { openStorage } from './storage/storage.ts';
import { templateHandlers } from './templates/handlers.ts';
import { readStart } from './templates/template-commands.ts';

/** How long a request in progress may go on after the server was told to stop, in milliseconds. */
const lastRequestsMs = 5_000;

export interface ServerParts {
  readonly log: Logger;
  readonly now: Clock;
  /** Milliseconds that never go back, whatever is done to the clock: for how often something is asked. */
  readonly elapsed?: Clock;
  /** The folder of the built client. */
  readonly clientDir: string;
  /** What is on disk can no longer be told from memory: the process must end, and start again from the disk. */
  readonly onFatal: (error: unknown) => void;
}

export async function startServer(
  config: Config,
  { log, now, elapsed = () => performance.now(), clientDir, onFatal }: ServerParts,
) {
  const { publicUrl, dataDir } = config;

  // What lasts.
  await makeDataDir(dataDir);
  const {
    db,
    disk,
    close: closeStorage,
  } = await openStorage(join(dataDir, 'coquote.sqlite'), {
    onLostDisk: (error) => {
      log.fatal(
        { err: error },
        'The disk refused a write: the server ends, and recovers with its next start',
      );
      onFatal(error);
    },
  });
  await completeCycles(db);

  // Who people are.
  const secret = config.sessionSecret ?? (await readOrMakeSecret(dataDir));
  const accounts = await openAccounts({ db, publicUrl, secret, now });
  const { authenticate, claimedSession } = accounts;
  const sealKey = await openSealKey({
    dataDir,
    file: config.sealFile,
    host: new URL(publicUrl).host,
    now,
  });
  const demo = config.demo
    ? await openDemo({ db, accounts, now, publicUrl, secret, hasPast: config.demoHasPast })
    : null;

  // Where people edit together.
  const rooms = createRooms({ db, clock: now, inCommit: buyerEngagement(), log, disk, onFatal });

  // What people say and decide.
  const quotes = { db, rooms, now, undoMs: config.undoMs };
  const offers = createOfferAnnouncer(quotes);
  await offers.look();
  const days = announceDays(quotes, (error) =>
    log.error({ err: error }, 'Rooms were not told of a new day; the next round tries again'),
  );
  const expiring = keepExpiring(quotes, (error) =>
    log.error({ err: error }, 'Proposals that are due were not expired; the next round tries again'),
  );
  const observing = keepObserving(quotes, (error) =>
    log.error({ err: error }, 'What was offered was not observed for insight; the next round tries again'),
  );
  const drawing = keepDrawing({ db, now }, (error) =>
    log.error({ err: error }, 'List prices were not drawn; the next round tries again'),
  );
  const jointSessions = keepJointSessions({ db, rooms, now }, (error) =>
    log.error({ err: error }, 'A joint session was not recorded; the next round tries again'),
  );
  const { people } = accounts;
  const timeRules = keepTimeRules(
    { db, now, tell: (organisationId) => tellTasks({ db, now, people }, organisationId) },
    (error) => log.error({ err: error }, 'What time asks of deals was not found; the next round tries again'),
  );
  const mail = await openMail({
    db,
    dataDir,
    mail: config.mail,
    demo: config.demo,
    publicUrl,
    secret,
    readDraft: async (quoteId) => (await rooms.read(quoteId)).content,
    now,
    log,
  });
  const pipeline = { db, rooms, now, liveQuotes: () => rooms.quotesWith('buyer') };
  const handlers: Handlers = {
    ...healthHandlers(db),
    ...accountHandlers({ db, rooms, accounts, demo: demo?.people ?? null }),
    ...linkHandlers({ db, rooms, publicUrl, now, inviteBuyer }),
    ...opportunityHandlers({
      db,
      now,
      createFirstQuotes,
      readStart: (...of) => readStart(quotes, ...of),
    }),
    ...pipelineHandlers(pipeline),
    ...customerHandlers(pipeline),
    ...ownerHandlers({ db, rooms, now, people }),
    ...closingHandlers({ ...quotes, endProposals: expireAllOf }),
    ...negotiationHandlers(quotes),
    ...readyHandlers(quotes),
    ...commentHandlers({ ...quotes, people: accounts.people }),
    ...quoteHandlers({ ...quotes, offers }),
    ...approvalHandlers({ ...quotes, people: accounts.people }),
    ...pdfHandlers({
      db,
      log,
      sealKey,
      readVersion: (...of) => readStoredVersion(quotes, ...of),
      readDraft: (...of) => readDraft(quotes, ...of),
    }),
    ...mail.handlers,
    ...evidenceHandlers(db),
    ...catalogueHandlers({ db, now }),
    ...templateHandlers(quotes),
    ...settingsHandlers({ db, now }),
    ...acceptanceHandlers({ ...quotes, secrets: derivedSecrets(secret) }),
    ...offlineHandlers({ ...quotes, people: accounts.people, endProposals: expireAllOf }),
    ...insightHandlers({ db, now, projectDrafts: (organisationId) => projectDrafts(quotes, organisationId) }),
  };

  const auditChecks = [checkRecent(db, log), checkNightly(db, now, log)];
  const clerk = new EvidenceClerk(
    { db, now, software: packageJson.version, offeredPdf: (key) => offeredPdf({ db, sealKey }, key) },
    log,
  );

  // How it is reached.
  await forgetOldAnswers(db, now());
  const once = createOnce(db, now);
  const admit = createAdmission(elapsed);
  const app = createApp({ db, authenticate, handlers, once, admit, publicUrl, clientDir, log });
  const http = createServer(app);
  const sync = attachSyncServer(http, {
    rooms,
    authenticate,
    claimedSession,
    participantFor: (actor, quoteId) => ensureParticipant(db, actor, quoteId, now()),
    publicUrl,
    log,
  });

  /** Takes nothing new, settles what is under way, and closes the file. Sockets are told to come back. */
  async function stop(): Promise<void> {
    const closed = new Promise((resolve) => http.close(resolve));
    offers.stop();
    days.stop();
    expiring.stop();
    await observing.stop();
    await drawing.stop();
    await timeRules.stop();
    await jointSessions.stop();
    await mail.stop();
    await rooms.close();
    sync.close();
    const impatience = setTimeout(() => http.closeAllConnections(), lastRequestsMs);
    await closed;
    clearTimeout(impatience);
    for (const check of auditChecks) await check.stop();
    await clerk.stop();
    // A key that is being made is written before its folder may be gone.
    await Promise.allSettled([sealKey()]);
    await closeStorage();
  }

  try {
    await listen(http, config);
  } catch (error) {
    await stop();
    throw error;
  }
  mail.start();
  clerk.look();
  void timeRules.look();
  return { db, accounts, rooms, demo, stop };
}

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
  } catch (error) {
    throw new ConfigError([`DATA_DIR ${dataDir} is no folder that can be written in (${String(error)})`]);
  }
}

async function listen(http: Server, { host, port }: Config): Promise<void> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    throw new ConfigError(
      ['Stop it, or set PORT to another one.'],
      `Something else listens on port ${port}.`,
    );
  }
}

/** What SQLite needs beside the database to open it. Without, it says that it cannot read. */
const openingBytes = 64 * 1_024;

async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= openingBytes;
}

async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const clientDir = join(import.meta.dirname, '../dist');
  if (!existsSync(join(clientDir, 'index.html'))) {
    throw new ConfigError(['Start with npm start, which builds it.'], 'The client has not been built.');
  }
  const parts = { log, now: Date.now, clientDir, onFatal: () => process.exit(1) };
  const server = await startServer(config, parts).catch(async (error) => {
    if (!foundNoRoom(error) && (await hasRoom(config.dataDir))) throw error;
    const help = ['Make room there and start again. What it holds is whole; nothing was lost.'];
    throw new ConfigError(help, `The disk of DATA_DIR ${config.dataDir} is full.`);
  });
  log.info({ url: config.publicUrl, dataDir: config.dataDir }, 'Listening');
  for (const line of entrances(config, server.demo)) console.log(line);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      log.info({ signal }, 'Stopping');
      await server.stop();
      process.exit(0);
    });
  }
}

/** Where to click. */
function entrances({ publicUrl }: Config, demo: Demo | null): string[] {
  if (!demo) return [`Coquote: ${publicUrl}`];
  return [
    `Seller: ${publicUrl}/demo#seller`,
    `Manager: ${publicUrl}/demo#manager`,
    `Buyer: ${demo.buyerUrl}`,
  ];
}

if (import.meta.main) {
  main().catch((error) => {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  });
}

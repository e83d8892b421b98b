/** The settings, read from the environment once, here. Everything that is wrong is said at once. */
import { z } from 'zod';
import { isMailbox } from './mail/address.ts';
import type { MailSettings } from './mail/mail-service.ts';
import { readSmtpUrl } from './mail/smtp-settings.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const publicAddress = z
  .string()
  .refine(
    isSafeAddress,
    'must be an address such as https://quotes.example.com: no path, and https (localhost alone may do without)',
  );

const Environment = z.object({
  PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be between 1 and 65535')
    .max(65_535, 'must be between 1 and 65535')
    .default(3000),
  DATA_DIR: z.string().min(1, 'must name a folder').default('./data'),
  DEMO: z.enum(['on', 'small', 'off'], 'must be on, small or off').default('on'),
  HOST: z.string().min(1, 'must name an address to listen on').optional(),
  PUBLIC_URL: publicAddress.optional(),
  SMTP_URL: z
    .string()
    .transform((url, context) => {
      const settings = readSmtpUrl(url);
      if (settings === null) context.addIssue('must look like smtps://user:password@mail.example.com');
      return settings;
    })
    .optional(),
  MAIL_FROM: z.string().refine(isMailbox, 'must be an address such as quotes@example.com').optional(),
  MAIL_REPORT_TOKEN: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  SEAL_FILE: z.string().optional(),
  UNDO_SECONDS: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be between 0 and 3600')
    .max(3600, 'must be between 0 and 3600')
    .default(30),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
});

export interface Config {
  readonly port: number;
  /** Where to listen. The demo lets people in without a password, so it is reachable from this machine alone. */
  readonly host: string;
  /** Where browsers reach the product, without a slash at the end. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly demo: boolean;
  /** The demo also has a year behind it. */
  readonly demoHasPast: boolean;
  readonly mail: MailSettings;
  readonly logLevel: (typeof logLevels)[number];
  /** Signs cookies; `null`: one is made and kept in the data folder. */
  readonly sessionSecret: string | null;
  /** The key and certificate that seal documents, as a PEM file; `null`: they are made and kept in the data folder. */
  readonly sealFile: string | null;
  /** How long a send can be undone, in milliseconds. Only then are buyers told and shown it. */
  readonly undoMs: number;
}

/** What the person who starts us must change. The message is the whole list, one line each, with no stack to read. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], heading = 'These settings cannot be used:') {
    super([heading, ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** Throws a `ConfigError` that lists everything that is wrong. An empty variable counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  }
  const {
    PORT,
    DATA_DIR,
    DEMO,
    HOST,
    PUBLIC_URL,
    SMTP_URL,
    MAIL_FROM,
    MAIL_REPORT_TOKEN,
    LOG_LEVEL,
    SEAL_FILE,
    SESSION_SECRET,
    UNDO_SECONDS,
  } = parsed.data;
  if (SMTP_URL && MAIL_FROM === undefined) {
    throw new ConfigError(['MAIL_FROM must be set where SMTP_URL is: it is what mail is sent from']);
  }
  const demo = DEMO !== 'off';
  const publicUrl =
    demo || PUBLIC_URL === undefined ? `http://localhost:${PORT}` : new URL(PUBLIC_URL).origin;
  return {
    port: PORT,
    host: demo ? 'localhost' : (HOST ?? '0.0.0.0'),
    publicUrl,
    dataDir: DATA_DIR,
    demo,
    demoHasPast: DEMO === 'on',
    mail: {
      smtp: SMTP_URL ?? null,
      from: MAIL_FROM ?? `coquote@${new URL(publicUrl).hostname}`,
      reportToken: MAIL_REPORT_TOKEN ?? null,
    },
    logLevel: LOG_LEVEL,
    sessionSecret: SESSION_SECRET ?? null,
    sealFile: SEAL_FILE ?? null,
    undoMs: UNDO_SECONDS * 1_000,
  };
}

/** Cookies over plain http can be read on the way; to this machine itself there is no way. */
function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.href !== `${url.origin}/`) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost');
}

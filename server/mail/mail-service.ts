/** Everything that makes mail go out, put together by the settings. */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { derivedSecrets } from '../accounts/derived-secrets.ts';
import { openInstallation } from '../outbox/installation.ts';
import { Sender } from '../outbox/sender.ts';
import type { Clock } from '../storage/clock.ts';
import type { Schema } from '../storage/schema.ts';
import { auditMailed } from './audit-mailed.ts';
import { mailHandlers } from './handlers.ts';
import { mailboxTransport } from './mailbox.ts';
import type { MatterDeps } from './matter.ts';
import { post } from './post.ts';
import { smtpTransport } from './smtp.ts';
import type { SmtpSettings } from './smtp-settings.ts';

/** How long mails under way may go on after the server was told to stop, in milliseconds. */
const lastMailsMs = 10_000;

export interface MailSettings {
  /** `null`: no mail server is set up. The demo then keeps its mail for the seller to read. */
  readonly smtp: SmtpSettings | null;
  readonly from: string;
  /** What the mail service shows for itself where it reports; `null`: it does not. */
  readonly reportToken: string | null;
}

export interface MailOptions {
  readonly db: Kysely<Schema>;
  readonly dataDir: string;
  readonly mail: MailSettings;
  readonly demo: boolean;
  readonly publicUrl: string;
  /** The installation's: links and codes in mails are computed from it. */
  readonly secret: string;
  readonly readDraft: MatterDeps['readDraft'];
  readonly now: Clock;
  readonly log: Logger;
}

export async function openMail(options: MailOptions) {
  const { db, dataDir, mail, demo, publicUrl, secret, readDraft, now, log } = options;
  const installation = await openInstallation(db, dataDir);
  const idHost = new URL(publicUrl).hostname;
  const smtp = mail.smtp && smtpTransport({ ...mail.smtp, from: mail.from, idHost });
  const mailbox = !smtp && demo ? mailboxTransport(db, mail.from, now) : null;
  const transport = smtp ?? mailbox;

  // What stays in the demo's mailbox reaches nobody, wherever the data were copied to.
  let isHome = !smtp || (await installation.isHome());
  const deps = transport && { db, readDraft, publicUrl, now, transport, secrets: derivedSecrets(secret) };
  const sender =
    deps &&
    new Sender({
      db,
      now,
      log,
      deliver: (claimed) => post(deps, claimed),
      onDelivered: auditMailed,
      afterDelivered: () => installation.countDelivered(),
      mayDeliver: async () => {
        isHome ||= await installation.isHome();
        return isHome;
      },
    });

  return {
    handlers: mailHandlers({
      db,
      now,
      readDraft,
      reportToken: mail.reportToken,
      hasMailbox: mailbox !== null,
      mailState: () => (!transport ? 'not-set-up' : isHome ? 'sending' : 'held'),
    }),

    start(): void {
      if (!transport) log.warn('No mail server is set up: mail waits. Set SMTP_URL and MAIL_FROM.');
      if (!isHome) {
        log.warn(
          'These data were restored or copied: no mail goes out until you run: npm run admin -- confirm-mail',
        );
      }
      void smtp?.verify().then((outcome) => {
        if (outcome.type !== 'delivered') log.warn(outcome, 'The mail server does not answer as it should');
      });
      sender?.start();
    },

    /** Resolves when everything that is due has been tried. */
    idle: async () => sender?.idle(),

    /** Waits for the mails under way, for a while. What becomes of one after that is learned by the next start. */
    async stop(): Promise<void> {
      const { promise: impatience, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, lastMailsMs);
      await Promise.race([sender?.stop(), impatience]);
      clearTimeout(timer);
      transport?.close();
      await installation.close();
    },
  };
}

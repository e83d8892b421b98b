/** Mail over SMTP. The only file that knows the library. */
import { createTransport } from 'nodemailer';
import type { Outcome } from '../outbox/settle.ts';
import { oneLine } from './address.ts';
import type { SmtpSettings } from './smtp-settings.ts';
import type { Mail, Transport } from './transport.ts';

const seconds = 1_000;

/** Of a whole try, however slowly the server drips. Much shorter than a delivery may be in hand. */
const longestTryMs = 90 * seconds;

export interface SmtpOptions extends SmtpSettings {
  /** What all mail is sent from. */
  readonly from: string;
  /** What the ids of the mails end in: the host of the address people reach us by. */
  readonly idHost: string;
  /** Milliseconds, for tests that cannot wait. */
  readonly patience?: number;
}

export interface SmtpTransport extends Transport {
  /** Whether the server answers, and takes our name and password. */
  verify(): Promise<Outcome>;
}

export function smtpTransport({
  from,
  idHost,
  patience = longestTryMs,
  ...settings
}: SmtpOptions): SmtpTransport {
  const transporter = createTransport({
    pool: true,
    maxConnections: 4,
    host: settings.host,
    port: settings.port,
    secure: settings.encryption === 'tls',
    requireTLS: settings.encryption === 'starttls',
    ignoreTLS: settings.encryption === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(settings.login ? { auth: { user: settings.login.user, pass: settings.login.password } } : {}),
    connectionTimeout: Math.min(10 * seconds, patience),
    greetingTimeout: Math.min(10 * seconds, patience),
    dnsTimeout: Math.min(10 * seconds, patience),
    socketTimeout: Math.min(30 * seconds, patience),
    // A mail is what we hand over, never a file or an address of the machine's.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  const attempt = async (act: () => Promise<unknown>): Promise<Outcome> => {
    const { promise: expiry, resolve: expire } = Promise.withResolvers<Outcome>();
    const timer = setTimeout(() => expire({ type: 'failed', failure: 'timed-out' }), patience);
    const result = act().then((): Outcome => ({ type: 'delivered' }), outcomeOf);
    const outcome = await Promise.race([result, expiry]);
    clearTimeout(timer);
    return outcome;
  };

  return {
    send: (mail) => attempt(() => transporter.sendMail(message(mail, from, idHost))),
    verify: () => attempt(() => transporter.verify()),
    close: () => transporter.close(),
  };
}

function message({ id, fromName, to, replyTo, subject, text, html }: Mail, from: string, idHost: string) {
  return {
    messageId: `<${id}@${idHost}>`,
    from: { name: fromName, address: from },
    to: { name: to.name, address: to.address },
    ...(replyTo ? { replyTo: { name: replyTo.name, address: replyTo.address } } : {}),
    // The server is told the one address, whatever the head says.
    envelope: { from, to: [to.address] },
    subject,
    text,
    html,
    // Out-of-office programs are not to answer.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

const unanswered: Readonly<Record<string, 'timed-out' | 'login-refused'>> = {
  ETIMEDOUT: 'timed-out',
  EAUTH: 'login-refused',
};

/** What the library throws: `responseCode` and `response` where the server said no, `code` where it said nothing. */
function outcomeOf(error: unknown): Outcome {
  const { code, response, message } = error as { code?: string; response?: string; message?: string };
  if (code !== undefined && unanswered[code]) return failed(unanswered[code], response);
  return response ? failed('refused', response) : failed('unreachable', message);
}

function failed(failure: 'timed-out' | 'login-refused' | 'refused' | 'unreachable', said = ''): Outcome {
  const detail = oneLine(said, 300);
  return { type: 'failed', failure, ...(detail === '' ? {} : { detail }) };
}

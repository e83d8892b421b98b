/**
 * A real SMTP server on this machine, on a port of its own. It keeps what it takes, and can be told to misbehave: one
 * mood per mail, in the order of arrival, and kind when none is left.
 */
import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { SmtpSettings } from '../../server/mail/smtp-settings.ts';

/** kind: takes it. late: takes it and says so only when told to. mute: takes it and never says so. reset: cuts the line when all was said. */
export type Mood =
  | 'kind'
  | 'mute'
  | 'reset'
  | { readonly code: number; readonly says: string }
  | { readonly late: Promise<void> };

export interface TakenMail {
  readonly raw: string;
  readonly parsed: ParsedMail;
  /** As the envelope named them. */
  readonly from: string;
  readonly to: readonly string[];
}

export interface MailServer {
  readonly settings: SmtpSettings;
  /** What it has read to the end, whatever it answered. */
  readonly mails: TakenMail[];
  readonly moods: Mood[];
  close(): Promise<void>;
}

export interface MailServerOptions {
  /** The only name and password it lets in; absent: it asks for none. */
  readonly login?: { readonly user: string; readonly password: string };
}

export async function openMailServer({ login }: MailServerOptions = {}): Promise<MailServer> {
  const mails: TakenMail[] = [];
  const moods: Mood[] = [];
  const server = new SMTPServer({
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.password
        ? done(null, { user: username })
        : done(new Error('Wrong name or password')),
    onData: async (stream, session, done) => {
      const raw = await textOf(stream);
      mails.push({ raw, parsed: await simpleParser(raw), ...envelopeOf(session) });
      const mood = moods.shift() ?? 'kind';
      if (mood === 'mute') return;
      if (mood === 'reset') return void cut(server, session);
      if (mood === 'kind') return done();
      if ('late' in mood) return void mood.late.then(() => done());
      done(Object.assign(new Error(mood.says), { responseCode: mood.code }));
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    for (const connection of server.connections) connection.close();
    await new Promise<void>((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  const settings = {
    host: '127.0.0.1',
    port: address.port,
    encryption: 'none',
    login: login ?? null,
  } as const;
  return { settings, mails, moods, close };
}

async function textOf(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function envelopeOf({ envelope }: SMTPServerSession): Pick<TakenMail, 'from' | 'to'> {
  const { mailFrom, rcptTo } = envelope;
  return { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) };
}

function cut(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections) if (connection.id === id) connection.close();
}

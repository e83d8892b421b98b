import { describe, expect, onTestFinished, test } from 'vitest';
import { OrganisationId, QuoteId } from '#shared/ids.ts';
import { smtpTransport } from '../../../server/mail/smtp.ts';
import type { SmtpSettings } from '../../../server/mail/smtp-settings.ts';
import { readSmtpUrl } from '../../../server/mail/smtp-settings.ts';
import type { Mail } from '../../../server/mail/transport.ts';
import { openMailServer } from '../../support/mail-server.ts';

const mail: Mail = {
  id: 'delivery-of-today-1',
  organisationId: OrganisationId.parse('north-organisation'),
  quoteId: QuoteId.parse('north-quote'),
  fromName: 'Åkes Möbler & Söner',
  to: { name: 'Anna Bergman', address: 'anna@example.com' },
  replyTo: { name: 'Erik Åström', address: 'erik@akes.example' },
  subject: 'Offert 2026-0143 från Åkes Möbler & Söner: Höstkampanj',
  text: 'Hej Anna!\n\n1 234,50 kr\n',
  html: '<!doctype html><p>Hej Anna!</p><p>1 234,50 kr</p>',
};

function transportTo(settings: SmtpSettings, patience?: number) {
  const options = { ...settings, from: 'quotes@akes.example', idHost: 'quotes.akes.example' };
  const transport = smtpTransport(patience === undefined ? options : { ...options, patience });
  onTestFinished(() => transport.close());
  return transport;
}

test('what is handed over arrives whole: text and HTML, names with å, one address, an id of its own', async () => {
  const server = await openMailServer();
  expect(await transportTo(server.settings).send(mail)).toEqual({ type: 'delivered' });
  const [taken] = server.mails;
  expect(taken).toMatchObject({ from: 'quotes@akes.example', to: ['anna@example.com'] });
  expect(taken?.parsed).toMatchObject({
    messageId: '<delivery-of-today-1@quotes.akes.example>',
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    from: { value: [{ name: mail.fromName, address: 'quotes@akes.example' }] },
    to: { value: [{ name: 'Anna Bergman', address: 'anna@example.com' }] },
    replyTo: { value: [{ name: 'Erik Åström', address: 'erik@akes.example' }] },
  });
  expect(taken?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
});

describe('a server that does not take it', () => {
  test.each([
    [451, 'Greylisted, come back'],
    [550, '5.1.1 No such user'],
  ])('with %i is told as it was said', async (code, says) => {
    const server = await openMailServer();
    server.moods.push({ code, says });
    const outcome = await transportTo(server.settings).send(mail);
    expect(outcome).toEqual({ type: 'failed', failure: 'refused', detail: `${code} ${says}` });
  });

  test('by cutting the line, is unreachable', async () => {
    const server = await openMailServer();
    server.moods.push('reset');
    expect(await transportTo(server.settings).send(mail)).toMatchObject({
      type: 'failed',
      failure: expect.stringMatching(/unreachable|refused/),
    });
  });

  test('by saying nothing, is out of time', async () => {
    const server = await openMailServer();
    server.moods.push('mute');
    const outcome = await transportTo(server.settings, 300).send(mail);
    expect(outcome).toMatchObject({ type: 'failed', failure: 'timed-out' });
  });

  test('because nobody listens there, is unreachable', async () => {
    const server = await openMailServer();
    await server.close();
    expect(await transportTo(server.settings).send(mail)).toMatchObject({
      type: 'failed',
      failure: 'unreachable',
    });
  });

  test('because our name or password is wrong, says that, and not the password', async () => {
    const server = await openMailServer({ login: { user: 'coquote', password: 'right-secret' } });
    const login = { user: 'coquote', password: 'wrong-secret' };
    const outcome = await transportTo({ ...server.settings, login }).send(mail);
    expect(outcome).toMatchObject({ type: 'failed', failure: 'login-refused' });
    expect(JSON.stringify(outcome)).not.toContain('secret');
    expect(
      await transportTo({ ...server.settings, login: { ...login, password: 'right-secret' } }).verify(),
    ).toEqual({
      type: 'delivered',
    });
  });

  test('because it speaks no TLS where it must, is told nothing', async () => {
    const server = await openMailServer();
    const outcome = await transportTo({ ...server.settings, encryption: 'starttls' }).send(mail);
    expect(outcome).toMatchObject({ type: 'failed' });
    expect(server.mails).toEqual([]);
  });
});

describe('SMTP_URL', () => {
  test.each<readonly [string, SmtpSettings]>([
    [
      'smtps://quotes%40nordvik.example:p%3Ass@mail.example.com',
      {
        host: 'mail.example.com',
        port: 465,
        encryption: 'tls',
        login: { user: 'quotes@nordvik.example', password: 'p:ss' },
      },
    ],
    ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, encryption: 'starttls', login: null }],
    ['smtp://relay.lan:25?tls=off', { host: 'relay.lan', port: 25, encryption: 'none', login: null }],
    ['smtp://localhost:1025', { host: 'localhost', port: 1025, encryption: 'none', login: null }],
    ['smtp://[::1]:1025', { host: '::1', port: 1025, encryption: 'none', login: null }],
  ])('%s', (url, settings) => {
    expect(readSmtpUrl(url)).toEqual(settings);
  });

  test.each([
    'mail.example.com',
    'https://mail.example.com',
    'smtp://',
    'smtp://mail.example.com/path',
    'smtp://mail.example.com?rejectUnauthorized=false',
    'smtps://user:%zz@mail.example.com',
  ])('refuses %s', (url) => {
    expect(readSmtpUrl(url)).toBeNull();
  });
});

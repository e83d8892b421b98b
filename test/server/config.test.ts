import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

test('without any setting the demo runs on this machine alone', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: 'localhost',
    publicUrl: 'http://localhost:3000',
    dataDir: './data',
    demo: true,
    demoHasPast: true,
    mail: { smtp: null, from: 'coquote@localhost', reportToken: null },
    logLevel: 'info',
    sessionSecret: null,
    undoMs: 30_000,
    sealFile: null,
  });
});

test('the demo cannot be opened to the network: it lets people in without a password', () => {
  const config = readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://quotes.example.com' });
  expect(config).toMatchObject({ host: 'localhost', publicUrl: 'http://localhost:3000' });
});

test('a small demo has no past, and no demo has none either', () => {
  expect(readConfig({ DEMO: 'small' })).toMatchObject({ demo: true, demoHasPast: false });
  expect(readConfig({ DEMO: 'off' })).toMatchObject({ demo: false, demoHasPast: false });
});

test('outside the demo the server is reached where it is told', () => {
  const config = readConfig({ DEMO: 'off', HOST: '10.0.0.7', PUBLIC_URL: 'https://quotes.example.com/' });
  expect(config).toMatchObject({ demo: false, host: '10.0.0.7', publicUrl: 'https://quotes.example.com' });
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', SESSION_SECRET: '' })).toEqual(readConfig({}));
});

test('everything that is wrong is said at once', () => {
  const wrong = {
    PORT: 'three thousand',
    DEMO: 'perhaps',
    PUBLIC_URL: 'quotes.example.com',
    LOG_LEVEL: 'loud',
    SESSION_SECRET: 'short',
  };
  const read = () => readConfig(wrong);
  expect(read).toThrow(ConfigError);
  for (const name of Object.keys(wrong)) expect(read).toThrow(`  ${name} must `);
});

describe('PUBLIC_URL', () => {
  test.each(['http://quotes.example.com', 'https://quotes.example.com/app', 'ftp://localhost', 'localhost'])(
    'refuses %s',
    (url) => {
      expect(() => readConfig({ DEMO: 'off', PUBLIC_URL: url })).toThrow('PUBLIC_URL must');
    },
  );

  test.each(['https://quotes.example.com', 'https://quotes.example.com:8443', 'http://localhost:3000'])(
    'takes %s',
    (url) => {
      expect(readConfig({ DEMO: 'off', PUBLIC_URL: url }).publicUrl).toBe(url);
    },
  );
});

test.each(['0', '65536', '80.5', '-1'])('PORT refuses %s', (PORT) => {
  expect(() => readConfig({ PORT })).toThrow('PORT must');
});

describe('mail', () => {
  test('goes by the server that is named, from the address that is named', () => {
    const { mail } = readConfig({
      SMTP_URL: 'smtps://coquote:secret@mail.example.com',
      MAIL_FROM: 'quotes@example.com',
    });
    expect(mail).toEqual({
      smtp: {
        host: 'mail.example.com',
        port: 465,
        encryption: 'tls',
        login: { user: 'coquote', password: 'secret' },
      },
      from: 'quotes@example.com',
      reportToken: null,
    });
  });

  test.each([
    ['SMTP_URL', { SMTP_URL: 'mail.example.com', MAIL_FROM: 'quotes@example.com' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example.com' }],
    ['MAIL_FROM', { MAIL_FROM: 'Quotes <quotes@example.com>' }],
  ])('refuses a wrong or missing %s, and does not repeat a password', (name, wrong) => {
    expect(() => readConfig(wrong)).toThrow(`${name} must`);
  });
});

import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../../server/accounts/password-hash.ts';

test('a password is kept as argon2id and known again', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'correct horse batterY' })).toBe(false);
});

test('the same password twice is kept differently', async () => {
  expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'));
});

test('letters that look the same are the same, however the keyboard composes them', async () => {
  const hash = await hashPassword('R\u00e4kor och dill');
  expect(await verifyPassword({ hash, password: 'Ra\u0308kor och dill' })).toBe(true);
});

test.each(['', 'plain', '$argon2id$v=19$m=19456,t=2,p=1$', '$2b$10$abcdefghijklmnopqrstuv'])(
  'a stored hash that is none of ours fits no password: %s',
  async (hash) => {
    expect(await verifyPassword({ hash, password: 'x' })).toBe(false);
  },
);

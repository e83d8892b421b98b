import { describe, expect, test } from 'vitest';
import { amountDecimals, formatMoney } from '#shared/money/format-money.ts';
import { isMailbox, oneLine } from '../../../server/mail/address.ts';
import { letterHtml } from '../../../server/mail/letter-html.ts';
import { letterText } from '../../../server/mail/letter-text.ts';
import {
  sampleLetter,
  sampleMatter,
  samplePayloads,
  sampleTopics,
  sampleUrl,
} from '../../support/letters.ts';

const readers = (['en', 'sv'] as const).flatMap((language) =>
  [true, false].map((isBuyer) => ({ language, isBuyer })),
);
const every = sampleTopics.flatMap((topic) =>
  readers.map((reader) => [topic, reader.language, reader.isBuyer ? 'buyer' : 'seller', reader] as const),
);

/** What a reader sees of the HTML: no tags, no entities. */
function seen(html: string): string {
  return html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/<[^>]+>/g, '\n')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
    );
}

describe.each(every)('%s in %s to a %s', (topic, _language, _side, reader) => {
  const letter = sampleLetter(topic, reader);
  const text = letterText(letter);
  const html = letterHtml(letter);

  test('says the same as text and as HTML', () => {
    const words = (said: string) => new Set(said.match(/[\p{L}\p{N}]+/gu));
    expect(words(seen(html))).toEqual(words(text));
  });

  test('fetches nothing, runs nothing, and leads to one place', () => {
    expect(html).not.toMatch(
      /<(img|script|link|iframe|object|form|input|svg|video|audio|base)|url\(|@import|@font-face| on\w+=/i,
    );
    const addresses = [...html.matchAll(/(?:src|href|action|background)="([^"]*)"/g)].map(
      ([, address]) => address,
    );
    expect(addresses).toEqual(letter.action ? [sampleUrl] : []);
  });

  test('leaves no gap and no undefined in a sentence', () => {
    expect(`${letter.subject}\n${text}`).not.toMatch(/undefined|null|NaN|\[object| {2}\S+ has| {1}[,.]/);
    for (const part of [letter.subject, letter.heading, ...letter.paragraphs]) expect(part).toBe(part.trim());
  });
});

test('a later version has its own name, and says that no earlier one stands', () => {
  const matter = sampleMatter();
  const second = { ...matter, version: matter.version && { ...matter.version, number: 2 } };
  const { subject, paragraphs } = sampleLetter('version_sent', {}, second);
  expect(subject).toContain('Quote 2026-0143-R2 from');
  expect(paragraphs.join(' ')).toContain('earlier versions, which can no longer be accepted');
  expect(sampleLetter('version_sent').paragraphs.join(' ')).not.toContain('earlier');
});

test.each(['en', 'sv'] as const)('the receipt says where the audit log stood, for keeps: %s', (language) => {
  const line = sampleMatter().version?.auditLine ?? '';
  const letter = sampleLetter('accepted', { language });
  expect(letterText(letter)).toContain(line);
  expect(letterHtml(letter)).toContain(line);
  expect(letterText(sampleLetter('version_sent', { language }))).not.toContain(line);
});

describe('amounts (promise I-8)', () => {
  test.each(['en', 'sv'] as const)(
    'are those of the version, to the öre and per VAT rate: %s',
    (language) => {
      const { version } = sampleMatter();
      if (!version) throw new Error('the sample is a sent one');
      const { periods, firstYear, dueAtAcceptance, currency } = version.priced;
      const expected = [...periods, firstYear, dueAtAcceptance].flatMap(({ net, vat, gross }) => [
        net,
        ...vat.map(({ tax }) => tax),
        gross,
      ]);
      const decimals = amountDecimals(expected, currency);
      const printed = expected.map((amount) => formatMoney(amount, currency, decimals));
      const letter = sampleLetter('version_sent', { language });
      expect(letter.amounts?.rows.map(({ amount }) => amount)).toEqual(printed);
      for (const said of [letterText(letter), seen(letterHtml(letter))]) {
        for (const amount of printed) expect(said).toContain(amount);
      }
    },
  );
});

describe('what people typed', () => {
  const attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>\' & <b>';

  test('stands in the HTML as text, wherever it goes', () => {
    const matter = sampleMatter({
      title: attack,
      customer: attack,
      seller: { name: attack, timeZone: 'UTC' },
    });
    for (const topic of sampleTopics) {
      const payload = JSON.parse(JSON.stringify(samplePayloads[topic]), (key, value) =>
        ['message', 'reason', 'byName', 'signerName', 'afterName'].includes(key) ? attack : value,
      );
      const html = letterHtml(sampleLetter(topic, { name: attack }, matter, payload));
      expect(html).not.toMatch(/<script|<img|<b>|onerror=alert\(1\)>/);
      expect(html).toContain('&lt;script&gt;');
    }
  });

  test.each([
    ['a line and a header', 'Quote\r\nBcc: everybody@example.com', 'Quote Bcc: everybody@example.com'],
    ['a bare line feed', 'Quote\nX: y', 'Quote X: y'],
    ['a folded line', 'Quote\r\n\tX: y', 'Quote X: y'],
    ['the line ends of Unicode', 'Quote\u2028X\u2029Y\u0085Z', 'Quote X Y Z'],
    ['a turn of the direction of writing', 'Quote \u202Egnp.exe', 'Quote gnp.exe'],
    ['a null', 'Quote\u0000X', 'Quote X'],
    ['half a character', 'Quote\uD800', 'Quote\uFFFD'],
  ])('stays on one line in the head of a mail: %s', (_, typed, line) => {
    expect(oneLine(typed)).toBe(line);
    const { subject } = sampleLetter('version_sent', {}, sampleMatter({ title: typed }));
    expect(subject).toContain(line);
    expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  });

  test('is cut where it is too long for a head', () => {
    const { subject } = sampleLetter('version_sent', {}, sampleMatter({ title: 'å'.repeat(400) }));
    expect(Array.from(subject)).toHaveLength(150);
    expect(subject).toMatch(/…$/);
  });
});

describe('an address', () => {
  test.each([
    'anna@example.com',
    'anna.b+quotes@sub.example.com',
    'åsa@exempel.example',
    "o'neil@example.com",
  ])('is one mailbox: %s', (address) => expect(isMailbox(address)).toBe(true));

  test.each([
    'anna@example.com, eve@example.com',
    'anna@example.com;eve@example.com',
    'anna@example.com eve@example.com',
    'Anna <anna@example.com>',
    'anna@example.com\r\nBcc: eve@example.com',
    'anna@example.com\u0000',
    'anna@exam\u202Eple.com',
    '"anna@example.com"@evil.example',
    'anna@example.com@evil.example',
    'anna(comment)@example.com',
    'group:anna@example.com',
    'anna@[127.0.0.1]',
    'anna@',
    '@example.com',
    '',
  ])('that is more than one mailbox, or none, is never mailed to: %j', (address) => {
    expect(isMailbox(address)).toBe(false);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { formatMoney } from '#shared/money/format-money.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { RichTextNode } from '#shared/quote/rich-text.ts';
import type { VariableName } from '#shared/quote/variables.ts';
import { headLinesIn } from '../../../server/audit/head-line.ts';
import { demoContent } from '../../../server/demo/demo-quote.ts';
import { renderDraftPdf, renderVersionPdf } from '../../../server/pdf/quote-pdf.ts';
import { demoDay, frozenDemo, sentDemo } from '../../support/frozen-demo.ts';
import { activeNames, inspectPdf, pdfRoles, pdfSource } from '../../support/pdf-inspect.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { paragraphs } from '../../support/quote-content.ts';

/** All text in one line with plain spaces, so that a figure is found wherever it is set. */
const plain = (text: string) => text.replace(/[\s\u00A0]+/g, ' ');
const textOf = async (pdf: Uint8Array) => plain((await pdfPages(pdf)).join('\n'));
const isArchivable = (pdf: Uint8Array) => Buffer.from(pdf).includes('<pdfaid:part>3</pdfaid:part>');

describe('the demo quote', () => {
  const input = sentDemo();
  let pdf: Uint8Array;
  let text: string;
  beforeAll(async () => {
    pdf = await renderVersionPdf(input);
    text = await textOf(pdf);
  });

  test('prints the figures of the pricing module, to the öre (I-8)', () => {
    const { priced, frozen } = input;
    const money = (amount: number, suffix = '') => plain(formatMoney(amount, 'SEK')) + suffix;
    for (const { id, title } of frozen.content.components) {
      expect(text).toContain(title);
      const figures = priced.components[id];
      expect(text).toContain(
        money(
          figures?.net ?? Number.NaN,
          { once: '', month: '/mo', quarter: '/qtr', year: '/yr' }[figures?.period ?? 'once'],
        ),
      );
    }
    for (const { net, tax, gross } of [...priced.periods, priced.firstYear, priced.dueAtAcceptance]) {
      for (const amount of [net, tax, gross]) expect(text).toContain(plain(formatMoney(amount, 'SEK', 2)));
    }
    expect(text).toContain('First 12 months, excl. VAT 673 640 kr');
    expect(text).toContain('VAT 25 % 168 410 kr');
    expect(text).toContain('First 12 months incl. VAT 842 050 kr');
  });

  test('names the parties, the days, the version, the sender and the hash', () => {
    for (const part of [
      'Nordvik Konsult AB',
      'Company reg. no. 556000-0000',
      'Anna Bergman, Head of marketing, anna@lindqvist.example',
      'Quote 2026-0143, version 1',
      'Start date',
      '4 May 2026',
      'Valid until',
      '17 April 2026',
      '30 days net',
      'Version 1 was sent by Erik Sandberg on 17 March 2026 15:20 (Europe/Stockholm).',
      input.hash,
    ]) {
      expect(text).toContain(part);
    }
  });

  test('says how choices, tiers and discounts came about', () => {
    expect(text).toContain('CRM integration: Two-way sync');
    expect(text).toContain('Chosen from 3. Leads, stages and won deals, both ways');
    expect(text).toContain('10 × 1 800 kr + 14 × 1 400 kr');
    expect(text).toContain('Discount 10 %, −2 560 kr');
    expect(text).toContain('Included: Sender domains and tracking; Consent and preference pages');
    expect(text).toContain('Not included: Licences for other systems');
  });

  test('lists what is left out, in its place and by itself', () => {
    expect(text).toMatch(/Onboarding.*12 000 kr Left out.*Recorded lessons.*16 000 kr Left out/);
    const list = text.slice(text.indexOf('What is left out'), text.indexOf('Totals, SEK'));
    expect(list).toMatch(/Onboarding.*12 000 kr 3 000 kr.*Recorded lessons.*16 000 kr 4 000 kr/);
    expect(list).toMatch(/Custom integration Not chosen: CRM integration 1 128 000 kr 32 000 kr/);
    expect(list).not.toContain('Two-way sync');
  });

  test('holds the texts of both sides', () => {
    expect(text).toContain('Marketing and sales working from the same list.');
    expect(text).toContain('Goals and scope One list of leads');
    expect(text).toContain('Nordvik’s general terms, March 2026, apply.');
  });

  test('carries fingerprint and page number on every page', async () => {
    const pages = await pdfPages(pdf);
    expect(pages).toHaveLength(4);
    pages.forEach((page, index) => {
      expect(plain(page)).toContain('Version 1, sent 17 March 2026 15:20');
      expect(plain(page)).toContain('Fingerprint 7F3A 91C2 4B08');
      expect(plain(page)).toContain(`${index + 1} (4)`);
    });
  });

  test('is the same file every time it is made (I-9)', async () => {
    expect(Buffer.from(await renderVersionPdf(input)).equals(pdf)).toBe(true);
    // The negative control: another instant is another file.
    const later = await renderVersionPdf({ ...input, sentAt: input.sentAt + 86_400_000 });
    expect(Buffer.from(later).equals(pdf)).toBe(false);
  });

  test('is tagged, named, in its language, with bookmarks, and made for archives', async () => {
    const { attachments, ...facts } = await inspectPdf(pdf);
    expect(facts).toEqual({
      title: 'Quote 2026-0143, version 1: Marketing automation and lead management',
      author: 'Nordvik Konsult AB',
      language: 'en',
      isTagged: true,
      bookmarks: [
        'Marketing automation and lead management',
        ' Goals and scope',
        ' What is included',
        '  1 Discovery and start',
        '  2 Implementation',
        '  3 Training',
        '  4 Running',
        ' What is left out',
        ' Totals, SEK',
        ' Answering this offer',
        ' Terms',
        ' Signatures',
        ' This document',
      ],
    });
    expect(isArchivable(pdf)).toBe(true);
    expect(Object.keys(attachments).sort()).toEqual([
      'quote-month.xml',
      'quote-once.xml',
      'quote-year.xml',
      'quote.json',
    ]);
  });

  test('has its fonts in it, and nothing that could act by itself', () => {
    const source = pdfSource(pdf);
    expect(source).toContain('/StructTreeRoot');
    const fonts = source.match(/\/Type\s*\/FontDescriptor/g) ?? [];
    expect(fonts.length).toBeGreaterThan(1);
    expect(source.match(/\/FontFile[23]? /g)).toHaveLength(fonts.length);
    expect(source).not.toMatch(activeNames);
    // The negative control: what acts would be found, compressed or not.
    expect(`${source}<</OpenAction 1 0 R>>`).toMatch(activeNames);
  });

  test('holds the frozen content byte for byte, which has the hash', async () => {
    const { attachments } = await inspectPdf(pdf);
    expect(attachments['quote.json']).toBe(input.canonical);
    expect(pdfSource(pdf)).toContain('/AFRelationship /Source');
  });

  test('shows where to sign before anybody has', () => {
    expect(text).toMatch(
      /Signatures Nordvik Konsult AB Place and date Name in print Lindqvist Industri AB Place and date/,
    );
    expect(text).toContain('The signatures apply to version 1 with fingerprint 7F3A 91C2 4B08.');
  });

  test('says how it may be answered, and what may still be chosen', () => {
    expect(text).toContain('It can be accepted through 17 April 2026, by signing it in the shared room.');
    expect(text).toContain('Alternatives to choose from: CRM integration.');
    expect(text).toContain('Email templates (2–40)');
    expect(text).toContain('Anything else is a proposal and no acceptance. This offer stands meanwhile.');
  });

  test('says what everything that was left out would have added', () => {
    expect(text).toContain('What was left out would add 28 000 kr to the first 12 months, excl. VAT');
  });
});

test('speaks Swedish when the quote does', async () => {
  const content = demoContent(demoDay);
  const swedish: QuoteContent = { ...content, terms: { ...content.terms, language: 'sv' } };
  const text = await textOf(await renderVersionPdf(sentDemo(swedish)));
  expect(text).toContain('Offert 2026-0143, version 1');
  expect(text).toContain('Version 1, skickad 17 mars 2026 15.20');
  expect(text).toContain('Första 12 månaderna, exkl. moms 673 640 kr');
  expect(text).toContain('7 900 kr/mån');
  expect(text).toContain('Bortvald');
  expect(text).toContain('Granskningslogg: nordvik-konsult row 41 5c5c');
});

test('prints where the audit log stood beside the hash, and nothing of it where that was not kept', async () => {
  const line = sentDemo().auditLine ?? '';
  const text = await textOf(await renderVersionPdf(sentDemo()));
  expect(text).toContain(`Audit log: ${line}`);
  expect(headLinesIn(text).map(({ seq }) => seq)).toEqual([41]);
  const older = await textOf(await renderVersionPdf({ ...sentDemo(), auditLine: null }));
  expect(older).not.toContain('udit log');
});

test('prints section and quote discounts and each VAT rate', async () => {
  const content = demoContent(demoDay);
  const input = sentDemo({
    ...content,
    terms: { ...content.terms, quoteDiscount: { percent: '5' } },
    sections: content.sections.map((section) =>
      section.id === 'training' ? { ...section, discountPercent: '10' } : section,
    ),
    components: content.components.map((component) =>
      component.id === 'review' ? { ...component, vat: { category: 'S', rate: '12' } } : component,
    ),
  });
  const text = await textOf(await renderVersionPdf(input));
  expect(text).toContain('3 Training after discount 10 % 17 100 kr');
  expect(text).toContain('Discount on the quote');
  const [once] = input.priced.periods;
  expect(once?.vat.map(({ rate }) => rate)).toEqual(['25', '12']);
  for (const amount of [
    once?.lines,
    -(once?.quoteDiscount ?? 0),
    ...(once?.vat.map(({ tax }) => tax) ?? []),
  ]) {
    expect(text).toContain(plain(formatMoney(amount ?? Number.NaN, 'SEK', 2)));
  }
});

test('three components take three pages, in order', async () => {
  const content = demoContent(demoDay);
  const few = ['review', 'onboarding', 'licence'];
  const pages = await pdfPages(
    await renderVersionPdf(
      sentDemo({
        ...content,
        sections: content.sections.filter(({ id }) => id === 'discovery' || id === 'running'),
        components: content.components.filter(({ id }) => few.includes(id)),
        choiceGroups: [],
        picks: {},
      }),
    ),
  );
  expect(pages.map((page) => /\d \(\d\)/.exec(plain(page))?.[0])).toEqual(['1 (3)', '2 (3)', '3 (3)']);
  expect(plain(pages[1] ?? '')).toMatch(/What is included.*What is left out.*Totals, SEK/);
});

describe('sixty components', () => {
  const content = demoContent(demoDay);
  const many: QuoteContent = {
    ...content,
    components: Array.from({ length: 60 }, (_, index) => {
      const section = content.sections[Math.floor(index / 20)];
      const component = content.components[index % content.components.length];
      if (!section || !component) throw new Error('the demo quote is empty');
      return {
        ...component,
        id: `c${index}`,
        title: `Part number ${index}`,
        sectionId: section.id,
        groupId: null,
      };
    }),
    choiceGroups: [],
  };

  test('take a few pages, each with the head of the table, and no row is parted', async () => {
    const pages = (await pdfPages(await renderVersionPdf(sentDemo(many)))).map(plain);
    expect(pages.length).toBeGreaterThan(4);
    expect(pages.length).toBeLessThan(9);
    const first = pages.findIndex((page) => page.includes('What is included'));
    const last = pages.findLastIndex(
      (page) => page.includes('Part number') && page.includes('First 12 months, excl. VAT'),
    );
    expect(last).toBeGreaterThan(first + 1);
    for (const page of pages.slice(first, last + 1))
      expect(page).toContain('Component Quantity Price Amount');
    // Each page that goes on with a section says with which.
    for (const page of pages.slice(first + 1, last + 1)) {
      expect(page).toMatch(/Amount \d (Discovery and start|Implementation|Training|Running)/);
    }
    expect(pages.filter((page) => page.includes('2 Implementation continued'))).not.toHaveLength(0);
    many.components.forEach(({ title, description }) => {
      const withTitle = pages.find((page) => page.includes(`${title} `));
      expect(withTitle).toContain(description.slice(0, 20));
    });
    // A section's head has rows of its own beneath it on its page.
    content.sections.slice(0, 3).forEach(({ title }, index) => {
      const page = pages.slice(first).find((each) => each.includes(`${index + 1} ${title}`)) ?? '';
      expect(page.slice(page.indexOf(`${index + 1} ${title}`))).toMatch(/Part number.*Part number/);
    });
  });
});

describe('hostile text is text', () => {
  const contentOf = (content: QuoteContent) => ({
    frozen: frozenDemo(content),
    priced: priceQuote(content),
  });
  const hostile = [
    '#panic("stop")',
    '#read("/etc/passwd")',
    '$ sum_1 $ *bold* _italic_ @reference <label> `raw` \\ = Heading',
    '#import "@preview/evil:1.0.0"',
    '/* comment */ // comment',
    'a\u0000b\tc',
    'half \ud83d of a pair',
    '\u202Ebackwards',
    'w'.repeat(300),
  ];
  const withTexts = (texts: readonly string[]): QuoteContent => {
    const content = demoContent(demoDay);
    const at = (index: number) => texts[index % texts.length] ?? '';
    return {
      ...content,
      terms: { ...content.terms, title: at(0) },
      sections: content.sections.map((section, index) => ({ ...section, title: at(index) })),
      choiceGroups: content.choiceGroups.map((group) => ({ ...group, title: at(2) })),
      components: content.components.map((component, index) => ({
        ...component,
        title: at(index),
        description: at(index + 1),
        unit: at(index + 2).slice(0, 60),
        included: [at(index + 3)],
      })),
      texts: { intro: paragraphs(...texts), terms: paragraphs(...texts) },
      jointTexts: { goals: paragraphs(...texts) },
    };
  };

  test('and neither breaks the document nor runs in it', async () => {
    // As a draft: what is frozen cannot have halves of characters.
    const { frozen, priced, timeZone, sentAt } = { ...sentDemo(), ...contentOf(withTexts(hostile)) };
    const pdf = await renderDraftPdf({ frozen, priced, timeZone, asOf: sentAt });
    const text = await textOf(pdf);
    expect(isArchivable(pdf)).toBe(true);
    for (const line of hostile.slice(0, 5)) expect(text).toContain(line);
    expect(text).not.toContain('root:x');
    expect(text).toContain('a b c');
    expect(text).toContain('half ? of a pair');
    expect(text).toContain('673 640 kr');
  });

  test('in a script that the fonts do not have, the file is made all the same, with every figure', async () => {
    const pdf = await renderVersionPdf(sentDemo(withTexts(['\u{1F389} 漢字 \u{E000}'])));
    expect(isArchivable(pdf)).toBe(false);
    expect(await textOf(pdf)).toContain('First 12 months, excl. VAT 673 640 kr');
  });

  test('and only safe links lead anywhere', async () => {
    const content = demoContent(demoDay);
    const link = (text: string, href: string) => ({
      type: 'text',
      text,
      marks: [{ type: 'link', attrs: { href } }],
    });
    const terms = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            link('bad', 'javascript:alert(1)'),
            link('empty', ''),
            link('good', 'https://example.com/terms'),
          ],
        },
      ],
    };
    const pdf = Buffer.from(
      await renderVersionPdf(sentDemo({ ...content, texts: { ...content.texts, terms } })),
    );
    expect(pdf.includes('javascript')).toBe(false);
    expect(pdf.includes('https://example.com/terms')).toBe(true);
  });

  test('lists inside lists without end are printed flat from some depth on', async () => {
    const content = demoContent(demoDay);
    let inner: QuoteContent['texts']['terms'] = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'deepest' }],
    };
    for (let depth = 0; depth < 19; depth += 1) {
      inner = { type: 'bulletList', content: [{ type: 'listItem', content: [inner] }] };
    }
    const terms = { type: 'doc', content: [inner] };
    const pdf = await renderVersionPdf(sentDemo({ ...content, texts: { ...content.texts, terms } }));
    expect(await textOf(pdf)).toContain('deepest');
  });

  test('tables are tables, and variables are what they stand for (I-8)', async () => {
    const content = demoContent(demoDay);
    const cell = (type: string, ...inlines: RichTextNode[]): RichTextNode => ({
      type,
      content: [{ type: 'paragraph', content: inlines }],
    });
    const word = (text: string): RichTextNode => ({ type: 'text', text });
    const variable = (name: VariableName): RichTextNode => ({ type: 'variable', attrs: { name } });
    const row = (...cells: RichTextNode[]): RichTextNode => ({ type: 'tableRow', content: cells });
    const table: RichTextNode = {
      type: 'table',
      content: [
        row(cell('tableHeader', word('Part of it')), cell('tableHeader', word('By whom'))),
        row(cell('tableCell', word('In all')), cell('tableCell', variable('firstYear'))),
        // Shorter, as two people can leave one.
        row(cell('tableCell', variable('quarter'), word(' a quarter'))),
      ],
    };
    const input = sentDemo({
      ...content,
      texts: {
        intro: {
          type: 'doc',
          content: [{ type: 'paragraph', content: [word('For '), variable('customer')] }],
        },
        terms: { type: 'doc', content: [table] },
      },
    });
    const pdf = await renderVersionPdf(input);
    const text = await textOf(pdf);
    expect(text).toContain('For Lindqvist Industri AB');
    expect(text).toContain('Part of it By whom In all 673 640 kr – a quarter');
    const roles = await pdfRoles(pdf);
    const without = await pdfRoles(await renderVersionPdf(sentDemo()));
    const more = (role: string) =>
      roles.filter((each) => each === role).length - without.filter((each) => each === role).length;
    expect(['Table', 'TR', 'TH', 'TD'].map(more)).toEqual([1, 3, 2, 4]);
    expect(isArchivable(pdf)).toBe(true);
  });
});

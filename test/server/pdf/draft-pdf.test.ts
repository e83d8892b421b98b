import { beforeAll, describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { demoContent } from '../../../server/demo/demo-quote.ts';
import { renderDraftPdf } from '../../../server/pdf/quote-pdf.ts';
import { demoDay, frozenDemo } from '../../support/frozen-demo.ts';
import { inspectPdf, pdfSource } from '../../support/pdf-inspect.ts';
import { pdfPages } from '../../support/pdf-text.ts';

const plain = (text: string) => text.replace(/[\s\u00A0]+/g, ' ');

/** The demo quote while nobody has decided on the integration, nor priced the review. */
function unfinished(language: 'en' | 'sv'): QuoteContent {
  const content = demoContent(demoDay);
  return {
    ...content,
    terms: { ...content.terms, language },
    components: content.components.map((component) =>
      component.id === 'review' ? { ...component, unitPrice: null } : component,
    ),
    picks: {},
  };
}

async function draftOf(content: QuoteContent) {
  const pdf = await renderDraftPdf({
    frozen: frozenDemo(content),
    priced: priceQuote(content),
    asOf: Date.UTC(2026, 2, 17, 14, 20),
    timeZone: 'Europe/Stockholm',
  });
  return { pdf, pages: (await pdfPages(pdf)).map(plain) };
}

describe.each([
  ['en', 'Not an offer', 'Quote 2026-0143, draft', 'Draft as of 17 March 2026 15:20'],
  ['sv', 'Inget anbud', 'Offert 2026-0143, utkast', 'Utkast 17 mars 2026 15.20'],
] as const)('a draft in %s', (language, warning, quote, asOf) => {
  let draft: Awaited<ReturnType<typeof draftOf>>;
  beforeAll(async () => {
    draft = await draftOf(unfinished(language));
  });

  test('says on every page that it is no offer', () => {
    expect(draft.pages.length).toBeGreaterThan(1);
    for (const page of draft.pages) {
      expect(page).toContain(`${quote} ${warning}`);
      expect(page).toContain(`${asOf} ${warning}`);
    }
  });

  test('has nothing that an offer has: no version, no fingerprint, no place to sign, nothing inside', async () => {
    const text = draft.pages.join(' ');
    expect(text).not.toMatch(/SHA-256|Fingerprint|Fingeravtryck|Signatures|Underskrifter|version 1/i);
    const { attachments, language: of, isTagged } = await inspectPdf(draft.pdf);
    expect({ attachments, of, isTagged }).toEqual({ attachments: {}, of: language, isTagged: true });
    expect(pdfSource(draft.pdf)).not.toContain('/ByteRange');
  });
});

test('a draft says what is not decided and what has no price yet', async () => {
  const text = (await draftOf(unfinished('en'))).pages.join(' ');
  expect(text).toContain(
    'Current-state review Interviews, data review and a shared target picture 1 Not priced yet –',
  );
  expect(text).toContain('First 12 months, excl. VAT 589 640 kr – 679 640 kr');
  expect(text).toContain('Something is still to be chosen, and the total depends on it.');
  expect(text).toContain('What is still to be chosen is counted in none of these sums.');
});

/** What was sent is read, proved by its hash, priced, printed and answered in the form it was frozen in. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId, VersionId } from '#shared/ids.ts';
import { outsideOffer } from '#shared/pricing/inside-offer.ts';
import { offerSpaceOf } from '#shared/pricing/offer-space.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import { type FrozenQuote, readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { renderVersionPdf } from '../../../server/pdf/quote-pdf.ts';
import { canonicalContent, contentHash } from '../../../server/quotes/content-hash.ts';
import { readStoredVersion } from '../../../server/quotes/versions.ts';
import { firstForm, frozenDemo } from '../../support/frozen-demo.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import {
  accepted,
  invite,
  openWorkshop,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;

/** Version 2, as version 1 would have been frozen and priced in the days of the first form. */
async function addFirstForm(): Promise<void> {
  const row = await shop.db.selectFrom('version').selectAll().executeTakeFirstOrThrow();
  const frozen = firstForm(readFrozenQuote(JSON.parse(row.canonical)));
  const canonical = canonicalJson(frozen);
  const id = VersionId.parse('version-of-first-form');
  const older = { id, number: 2, canonical, hash: contentHash(canonical, frozen.format), priced: '{}' };
  // Of its figures then, the lists still read these.
  const { currency, firstYear } = JSON.parse(row.priced);
  const priced = JSON.stringify({ currency, firstYear });
  await shop.db
    .insertInto('version')
    .values({ ...row, ...older, priced, idempotency_key: 'first-form' })
    .execute();
  const standing = await shop.db.selectFrom('version_standing').selectAll().executeTakeFirstOrThrow();
  await shop.db
    .insertInto('version_standing')
    .values({ ...standing, version_id: id, standing: 'superseded' })
    .execute();
}

describe('a version of either form', () => {
  beforeEach(async () => {
    shop = await openWorkshop();
  });
  afterEach(() => shop.close());

  it('has the same sums, on paper too', async () => {
    const { quoteId } = await startQuote(shop, shop.erik);
    await invite(shop, shop.erik, quoteId);
    await reviewAndSend(shop, shop.erik, quoteId);
    await addFirstForm();
    const read = await Promise.all(
      [1, 2].map((number) => readStoredVersion(shop, shop.erik, quoteId, number)),
    );
    const [now, then] = read.map(accepted);
    expect([now?.frozen.format, then?.frozen.format]).toEqual(['coquote-quote-3', 'coquote-quote-1']);
    expect(then?.priced.periods).toEqual(now?.priced.periods);
    expect(then?.priced.firstYear).toEqual(now?.priced.firstYear);

    const printed = await Promise.all(
      read.map(accepted).map(async ({ frozen, priced, canonical, version: { hash, sentAt, sentBy } }) => {
        const facts = { hash, auditLine: null, sentAt, sentBy, timeZone: 'Europe/Stockholm' };
        return (await pdfPages(await renderVersionPdf({ frozen, priced, canonical, ...facts }))).join('\n');
      }),
    );
    const amountsIn = (text = '') => text.replace(/\s/g, ' ').match(/\d[\d ]*(?:,\d\d)? kr/g) ?? [];
    expect(amountsIn(printed[1])).toEqual(amountsIn(printed[0]));
    expect(amountsIn(printed[1]).length).toBeGreaterThan(5);
  });
});

describe('what is hashed', () => {
  const frozen = frozenDemo();
  const first = <T>(items: readonly T[]): T => {
    const [item] = items;
    if (item === undefined) throw new Error('the demo has none');
    return item;
  };
  const withFirst = <K extends 'sections' | 'choiceGroups' | 'components'>(
    key: K,
    change: Partial<QuoteContent[K][number]>,
  ): Partial<QuoteContent> => ({
    [key]: frozen.content[key].map((each, index) => (index === 0 ? { ...each, ...change } : each)),
  });
  const withTerms = (terms: Partial<QuoteContent['terms']>): Partial<QuoteContent> => ({
    terms: { ...frozen.content.terms, ...terms },
  });
  const vat = { category: 'S', rate: '25' } as const;

  it.each<[string, Partial<QuoteContent>]>([
    ['the last day of the discount', withTerms({ quoteDiscountUntil: '2026-04-01' })],
    [
      'charges on the quote',
      withTerms({
        quoteAdjustments: [{ kind: 'charge', title: 'Freight', pricePeriod: 'once', vat, amount: '1' }],
      }),
    ],
    ['rounding', withTerms({ payableStep: '1' })],
    ['whose VAT rates', withTerms({ vatCountry: null })],
    ['a section that is chosen as a whole', withFirst('sections', { presence: 'optional' })],
    ['what a section starts out as', withFirst('sections', { preselected: false })],
    ['what of a section is shown', withFirst('sections', { disclosure: 'pricesHidden' })],
    ['what stays open of a section', withFirst('sections', { staysOpen: false })],
    ['what stays open of a group', withFirst('choiceGroups', { staysOpen: false })],
    ['what stays open of a component', withFirst('components', { staysOpen: false })],
    ['what a component requires', withFirst('components', { requires: [ElementId.parse('x')] })],
    ['what a component excludes', withFirst('components', { excludes: [ElementId.parse('x')] })],
    ['the sections chosen', { sectionChoices: { [first(frozen.content.sections).id]: false } }],
  ])('covers %s', (_, change) => {
    const changed: FrozenQuote = { ...frozen, content: { ...frozen.content, ...change } };
    expect(canonicalContent(changed).hash).not.toBe(canonicalContent(frozen).hash);
  });

  it('says what may still be chosen: an answer is judged by the bytes that were sent, and nothing else', () => {
    const closed = withFirst('choiceGroups', { staysOpen: false });
    const group = first(frozen.content.choiceGroups);
    const other = frozen.content.components.find(
      ({ id, groupId }) => groupId === group.id && !(frozen.content.picks[group.id] ?? []).includes(id),
    );
    const answer = {
      choices: {},
      sectionChoices: {},
      picks: { [group.id]: other ? [other.id] : [] },
      quantities: {},
    };
    const judged = (content: QuoteContent) => {
      const sent = canonicalContent({ ...frozen, content }).canonical;
      const space = offerSpaceOf(readFrozenQuote(JSON.parse(sent)).content);
      expect(canonicalJson(space)).toBe(canonicalJson(offerSpaceOf(content)));
      return outsideOffer(space, answer).map(({ code, element }) => [code, element]);
    };
    expect(judged(frozen.content)).toEqual([]);
    expect(judged({ ...frozen.content, ...closed })).toEqual([['not-open', group.id]]);
  });
});

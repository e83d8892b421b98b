import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standardPipelineId } from '#shared/opportunity/pipeline.ts';
import { StageLabels } from '#shared/opportunity/stage-labels.ts';
import { stageNameOf } from '#shared/opportunity/stage-names.ts';
import { OrganisationSettings } from '#shared/protocol/settings-api.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { submitQuote } from '../../../server/approvals/submit-quote.ts';
import { createOpportunity } from '../../../server/opportunities/create-opportunity.ts';
import { readOpenCycles } from '../../../server/opportunities/open-cycles.ts';
import { createFirstQuotes } from '../../../server/quotes/create-first-quotes.ts';
import {
  addPipeline,
  readSettings,
  setLimits,
  setOrganisation,
  setPipeline,
  setStageLabels,
} from '../../../server/settings/settings.ts';
import { addOrganisation, addUser, gateAnswers } from '../../support/selling-organisation.ts';
import {
  accepted,
  openWorkshop,
  sendableContent,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let maria: UserActor;
beforeEach(async () => {
  shop = await openWorkshop();
  maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm', 'manager');
});
afterEach(() => shop.close());

const audited = async () =>
  (
    await shop.db
      .selectFrom('audit')
      .innerJoin('audit_detail', (join) =>
        join
          .onRef('audit_detail.organisation_id', '=', 'audit.organisation_id')
          .onRef('audit_detail.seq', '=', 'audit.seq'),
      )
      .select(['action', 'actor_id', 'value'])
      .orderBy('audit.seq')
      .execute()
  ).map(({ value, ...row }) => ({ ...row, detail: JSON.parse(value ?? 'null') }));

describe('what stages are called', () => {
  const signed = { stage: 'won', language: 'sv', label: 'Hemma' } as const;

  it('is the organisation’s own where it has a name, and the product’s elsewhere', async () => {
    const { labels } = accepted(await setStageLabels(shop, maria, [signed]));
    expect(stageNameOf('won', 'sv', labels)).toBe('Hemma');
    expect(stageNameOf('won', 'en', labels)).toBe('Won');
    const other = await addOrganisation(shop.db, 'Annan AB');
    expect((await readSettings(shop.db, other)).labels).toEqual([]);
    // Set as a whole: what is left out is called as before.
    expect(accepted(await setStageLabels(shop, maria, [])).labels).toEqual([]);
    expect(await audited()).toMatchObject([
      { action: 'stage_labels_set', actor_id: maria.userId, detail: { before: [], after: [signed] } },
      { action: 'stage_labels_set', detail: { before: [signed], after: [] } },
    ]);
  });

  it.each([
    ['nothing', [{ ...signed, label: '  ' }]],
    ['more than a badge holds', [{ ...signed, label: 'x'.repeat(31) }]],
    ['two things at once', [signed, { ...signed, label: 'Klar' }]],
    ['something in a stage that there is not', [{ ...signed, stage: 'finished' }]],
  ])('is never %s', (_, labels) => {
    expect(StageLabels.safeParse(labels).success).toBe(false);
    expect(StageLabels.safeParse([signed]).success).toBe(true);
  });
});

describe('the internal step of a pipeline', () => {
  const without = { id: standardPipelineId, name: 'Standard', hasPricingReview: false, horizonMonths: 6 };
  const submit = (quoteId: Parameters<typeof submitQuote>[2]['quoteId']) =>
    submitQuote({ ...shop, people: async () => [] }, shop.erik, { quoteId, note: '', costBasis: 'Guessed' });

  it('cannot be begun where the pipeline has none and nothing demands it; nothing is changed', async () => {
    const { quoteId } = await startQuote(shop, shop.erik);
    accepted(await setPipeline(shop, maria, without));
    expect(await submit(quoteId)).toEqual({ refused: 'no-pricing-step' });
    const quote = await shop.db.selectFrom('quote').select('status').executeTakeFirstOrThrow();
    expect(quote.status).toBe('draft');
  });

  it('is there all the same where the limits demand it', async () => {
    const { quoteId } = await startQuote(shop, shop.erik);
    accepted(await setPipeline(shop, maria, without));
    await setLimits(shop, maria, {
      ...{
        maxDiscountPercent: null,
        minMarginPercent: null,
        minStartDays: null,
        maxPriceChangePercent: null,
      },
      maxValue: { amount: 100, currency: 'SEK' } as never,
    });
    accepted(await submit(quoteId));
    const [cycle] = (await readOpenCycles(shop.db, shop.erik.organisationId, shop.now())).cycles;
    expect(cycle).toMatchObject({ stage: 'pricing_review', pipeline: without });
    // Asking once more, in it, is no second beginning.
    await setLimits(shop, maria, null);
    accepted(await submit(quoteId));
    expect((await audited()).filter(({ action }) => action === 'limits_set')).toHaveLength(2);
  });

  it('begins where the pipeline has it, and the horizon follows what was set', async () => {
    const { quoteId } = await startQuote(shop, shop.erik);
    accepted(await setPipeline(shop, maria, { ...without, hasPricingReview: true, horizonMonths: 1 }));
    const [cycle] = (await readOpenCycles(shop.db, shop.erik.organisationId, shop.now())).cycles;
    expect(cycle?.facts.horizonMonths).toBe(1);
    accepted(await submit(quoteId));
  });

  it('is that of the way in which a deal is sold, which whoever opens it chooses', async () => {
    const said = { name: 'Partners', hasPricingReview: false, horizonMonths: 2 };
    const { pipelines } = accepted(await addPipeline(shop, maria, said));
    expect(pipelines.map(({ name }) => name)).toEqual(['Standard', 'Partners']);
    const [, { id: pipelineId } = { id: '' }] = pipelines;
    const ordinary = await startQuote(shop, shop.erik);
    const partners = await startQuote(shop, shop.erik, sendableContent(), gateAnswers({ pipelineId }));
    expect(await submit(partners.quoteId)).toEqual({ refused: 'no-pricing-step' });
    accepted(await submit(ordinary.quoteId));
    const { cycles } = await readOpenCycles(shop.db, shop.erik.organisationId, shop.now());
    const found = cycles.map(({ pipeline, facts }) => `${pipeline.name} ${facts.horizonMonths}`);
    expect(found.toSorted()).toEqual(['Partners 2', 'Standard 3']);
  });

  it('is of no pipeline that there is not, and two are not called alike', async () => {
    const deps = { ...shop, createFirstQuotes, readStart: async () => null };
    const open = (pipelineId: string) =>
      createOpportunity(deps, shop.erik, gateAnswers({ pipelineId }), `opened in ${pipelineId}`);
    const other = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sam', 'manager');
    const said = { name: 'Partners', hasPricingReview: false, horizonMonths: 2 };
    const foreign = accepted(await addPipeline(shop, other, said)).pipelines[1]?.id ?? '';
    for (const id of ['elsewhere', foreign]) {
      expect(await open(id)).toMatchObject({ refused: 'gate-not-met', details: { field: 'pipelineId' } });
    }
    const own = accepted(await addPipeline(shop, maria, said)).pipelines[1]?.id ?? '';
    accepted(await open(own));
    expect(await addPipeline(shop, maria, { ...said, name: 'partners' })).toEqual({
      refused: 'already-exists',
    });
    expect(await setPipeline(shop, maria, { ...said, id: standardPipelineId })).toEqual({
      refused: 'already-exists',
    });
    expect((await audited()).filter(({ action }) => action === 'pipeline_set')).toHaveLength(2);
  });

  it('is set of pipelines that are there alone', async () => {
    expect(await setPipeline(shop, maria, { ...without, id: 'elsewhere' })).toEqual({ refused: 'not-found' });
    expect(await audited()).toEqual([]);
  });
});

describe('the organisation itself', () => {
  it('is set with its time zone and rounding, its own alone, and the log says what it was', async () => {
    const other = await addOrganisation(shop.db, 'Annan AB');
    const before = (await readSettings(shop.db, maria.organisationId)).organisation;
    const after = { ...before, address: 'Kajen 1', timeZone: 'Europe/Helsinki', payableStep: '1' } as const;
    expect(accepted(await setOrganisation(shop, maria, after)).organisation).toEqual(after);
    expect((await readSettings(shop.db, other)).organisation).toEqual({ ...before, name: 'Annan AB' });
    expect(await audited()).toMatchObject([{ action: 'organisation_changed', detail: { before, after } }]);
  });

  it('has a time zone that there is', () => {
    const own = { name: 'Nordvik', companyNumber: '', address: '', payableStep: null };
    expect(OrganisationSettings.safeParse({ ...own, timeZone: 'Europe/Stockholm' }).success).toBe(true);
    expect(OrganisationSettings.safeParse({ ...own, timeZone: 'Mars/Olympus' }).success).toBe(false);
  });
});

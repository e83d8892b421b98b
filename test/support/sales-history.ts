/**
 * Years of selling, written straight into the tables: many deals with quotes, versions, choices and ends. The same seed
 * gives the same history. For what is counted over many rows; how rows come about is tested elsewhere.
 */
import type { Insertable, Kysely } from 'kysely';
import {
  OpportunityId,
  type OrganisationId,
  ParticipantId,
  QuoteId,
  type TemplateId,
  type UserId,
  VersionId,
} from '#shared/ids.ts';
import { bandOf } from '#shared/insight/price-bands.ts';
import type { MinorUnits } from '#shared/money/amounts.ts';
import { type PipelineId, standardPipelineId } from '#shared/opportunity/pipeline.ts';
import type { Stage, StageEventType } from '#shared/opportunity/stages.ts';
import { stageOf } from '#shared/opportunity/stages.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { PricePeriod } from '#shared/quote/quote.ts';
import { documentKinds, schemaVersion } from '#shared/quote-doc/doc-layout.ts';
import { seededRandom } from '#shared/statistics/random.ts';
import { customerId } from '../../server/customers/customer-key.ts';
import { componentKey } from '../../server/insight/component-key.ts';
import { cycleFacts } from '../../server/opportunities/cycle-facts.ts';
import type { Schema } from '../../server/storage/schema.ts';

export interface HistoryPlan {
  readonly organisationId: OrganisationId;
  readonly owners: readonly { readonly userId: UserId; readonly name: string }[];
  readonly opportunities: number;
  readonly quotesEach: number;
  /** Choices in each quote. */
  readonly components: number;
  /** When the last deal begins. */
  readonly until: number;
  readonly seed?: number;
  /** What quotes begin from, each of a deal in its turn, and then one that begins from none. Without them, none does. */
  readonly templates?: readonly TemplateId[];
  /** Which every fourth deal goes by; without it, all go by the standard one. */
  readonly pipeline?: PipelineId;
  /** What quotes say. Absent: figures alone, with no documents behind them and versions that nobody can read. */
  readonly papers?: readonly Paper[];
}

/** One quote as the product freezes, prices and keeps it. */
export interface Paper {
  readonly canonical: string;
  readonly hash: string;
  readonly priced: PricedQuote;
  /** First-year net without any discount. */
  readonly listAmount: MinorUnits;
  readonly title: string;
  readonly components: readonly {
    readonly id: string;
    readonly title: string;
    readonly period: PricePeriod;
    readonly selected: boolean;
    readonly amount: MinorUnits;
  }[];
  /** Yjs states of its two documents. */
  readonly shared: Uint8Array;
  readonly internal: Uint8Array;
}

const dayMs = 86_400_000;
/** What happens to a deal after the gate, with how often in a hundred. */
const courses: readonly (readonly [events: readonly StageEventType[], often: number])[] = [
  [[], 12],
  [['lost'], 8],
  [['buyer_engaged'], 8],
  [['buyer_engaged', 'lost'], 7],
  [['quote_sent'], 8],
  [['quote_sent', 'lost'], 10],
  [['quote_sent', 'accepted'], 8],
  [['buyer_engaged', 'quote_sent'], 6],
  [['buyer_engaged', 'quote_sent', 'accepted'], 16],
  [['buyer_engaged', 'quote_sent', 'revision_opened', 'quote_sent', 'accepted'], 9],
  [['buyer_engaged', 'quote_sent', 'revision_opened', 'lost'], 8],
];
const variants = ['competitor', 'no_decision', 'price', 'time_let_go', 'duplicate_or_error'] as const;

type Rows = { [T in keyof Schema]?: Insertable<Schema[T]>[] };

export async function writeHistory(db: Kysely<Schema>, plan: HistoryPlan): Promise<void> {
  const random = seededRandom(plan.seed ?? 1);
  for (let from = 0; from < plan.opportunities; from += 100) {
    const rows: Rows = {};
    for (let i = from; i < Math.min(from + 100, plan.opportunities); i++) addDeal(rows, plan, random, i);
    await db.transaction().execute(async (trx) => {
      for (const table of tables) {
        const all = rows[table] ?? [];
        for (let at = 0; at < all.length; at += 200) {
          await trx
            .insertInto(table)
            .values(all.slice(at, at + 200) as never)
            .execute();
        }
      }
    });
  }
}

/** In the order of their references. */
const tables = [
  'opportunity',
  'opportunity_event',
  'cycle_fact',
  'quote',
  'quote_origin',
  'participant',
  'document',
  'document_snapshot',
  'component_state',
  'quote_choice',
  'change',
  'version',
  'version_standing',
  'offer_fact',
  'observation',
  'loss',
] as const satisfies readonly (keyof Schema)[];

/** Of three deals both sides had found ready what was sent in one, and not in another; of the third nobody knows. */
const basisOf = (index: number) => (index % 3 === 2 ? {} : { basis: { ready: index % 3 === 0 } });

/** Of nine deals one was sent to somebody who never looked. */
const isSeen = (index: number) => index % 9 !== 4;

function addDeal(rows: Rows, plan: HistoryPlan, random: () => number, index: number): void {
  const add = <T extends keyof Schema>(table: T, row: Insertable<Schema[T]>) => {
    const list = (rows[table] ?? []) as Insertable<Schema[T]>[];
    list.push(row);
    rows[table] = list as never;
  };
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const organisation_id = plan.organisationId;
  const id = OpportunityId.parse(`deal-${plan.seed ?? 1}-${index}`);
  const owner = pick(plan.owners);
  const startedAt = plan.until - Math.floor(random() * 900) * dayMs;
  let at = startedAt;
  const types = ['identified' as StageEventType, ...drawCourse(random)];
  const events = types.map((type, nth) => {
    at = Math.min(plan.until, at + (nth === 0 ? 0 : Math.ceil(random() * 30) * dayMs));
    return { type, at };
  });
  const value = 50_000 + Math.floor(random() * 900_000);
  const paper = plan.papers && pick(plan.papers);
  const currency = paper?.priced.currency ?? (random() < 0.9 ? 'SEK' : 'EUR');
  const amountOf = paper?.priced.firstYear.net ?? value * 100;
  const customer = Math.floor(random() * Math.max(3, plan.opportunities / 2));
  add('opportunity', {
    id,
    organisation_id,
    owner_user_id: owner.userId,
    title: `Deal ${index}`,
    customer_id: customerId('', `Customer ${customer}`),
    customer_name: `Customer ${customer}`,
    customer_company_number: '',
    customer_address: '',
    value: String(value),
    currency,
    expected_close: new Date(startedAt + 120 * dayMs).toISOString().slice(0, 10),
    contact_name: 'Anna',
    contact_email: `anna-${index}@customer.example`,
    need_note: 'The old system is switched off',
    source: 'Referral',
    stage: stageOf(types) as Stage,
    pipeline_id: index % 4 === 1 ? (plan.pipeline ?? standardPipelineId) : standardPipelineId,
    created_at: startedAt,
  });
  const gate = {
    value: String(value),
    expectedClose: new Date(startedAt + 90 * dayMs).toISOString().slice(0, 10),
  };
  const rowsOfEvents = events.map(({ type, at }, nth) => ({
    opportunity_id: id,
    seq: nth + 1,
    organisation_id,
    type,
    evidence: JSON.stringify(type === 'identified' ? { gate } : type === 'quote_sent' ? basisOf(index) : {}),
    actor_name: owner.name,
    at,
  }));
  for (const event of rowsOfEvents) add('opportunity_event', event);
  for (const fact of cycleFacts({ opportunity_id: id, organisation_id }, rowsOfEvents))
    add('cycle_fact', fact);
  const sends = events.filter(({ type }) => type === 'quote_sent');
  const end = events.at(-1);
  for (let nth = 0; nth < plan.quotesEach; nth++) {
    const quoteId = QuoteId.parse(`${id}-q${nth}`);
    const ofQuote = { organisation_id, quote_id: quoteId };
    add('quote', {
      id: quoteId,
      organisation_id,
      opportunity_id: id,
      number: `${plan.seed ?? 1}-${index}-${nth}`,
      status: end?.type === 'accepted' ? 'accepted' : end?.type === 'lost' ? 'closed' : 'co_design',
      write_epoch: 1,
      created_by: owner.userId,
      created_at: startedAt + nth,
      updated_at: at,
      projected_seq: 1,
      draft_title: paper?.title ?? `Deal ${index}`,
      draft_currency: currency,
      draft_amount: amountOf,
      draft_lapses_on: null,
    });
    const templates = plan.templates ?? [];
    const template_id = templates[index % (templates.length + 1)];
    if (template_id !== undefined) add('quote_origin', { ...ofQuote, template_id });
    const person = { ...ofQuote, title: '', colour: 0, created_at: startedAt };
    const seller = ParticipantId.parse(`${quoteId}-s`);
    const buyer = ParticipantId.parse(`${quoteId}-b`);
    add('participant', {
      ...person,
      id: seller,
      side: 'seller',
      user_id: owner.userId,
      name: owner.name,
      email: 's@x.example',
    });
    add('participant', {
      ...person,
      id: buyer,
      side: 'buyer',
      user_id: null,
      name: 'Anna',
      email: 'b@x.example',
    });
    for (const kind of documentKinds) {
      const document = { ...ofQuote, kind };
      const isShared = kind === 'shared';
      if (paper || isShared) {
        add('document', {
          ...document,
          generation: 'g',
          schema_version: schemaVersion,
          seq: isShared ? 1 : 0,
        });
      }
      if (paper) add('document_snapshot', { ...document, seq: isShared ? 1 : 0, state: paper[kind] });
    }

    const isLast = nth === plan.quotesEach - 1;
    const versions = (isLast ? sends : []).map((send, v) => {
      const versionId = VersionId.parse(`${quoteId}-v${v}`);
      const list = paper?.listAmount ?? value * 100;
      const amount = paper?.priced.firstYear.net ?? Math.round(list * (0.8 + 0.2 * random()));
      add('version', {
        id: versionId,
        ...ofQuote,
        number: v + 1,
        canonical: paper?.canonical ?? '{}',
        hash: paper?.hash ?? '0'.repeat(64),
        priced: JSON.stringify(paper?.priced ?? { currency, firstYear: { net: amount } }),
        yjs_state: paper?.shared ?? new Uint8Array(),
        valid_until: null,
        message: '',
        sent_by: seller,
        sent_by_name: owner.name,
        sent_at: send.at,
        idempotency_key: `key-${v}`,
        offered_at: send.at,
        seq: 1,
      });
      const isAccepted = end?.type === 'accepted' && v === sends.length - 1;
      const standing = isAccepted
        ? 'accepted'
        : end?.type === 'lost'
          ? 'withdrawn'
          : v < sends.length - 1
            ? 'superseded'
            : 'outstanding';
      add('version_standing', { version_id: versionId, ...ofQuote, standing, since: send.at });
      add('offer_fact', {
        version_id: versionId,
        ...ofQuote,
        opportunity_id: id,
        cycle: 1,
        number: v + 1,
        offered_at: send.at,
        accepted_at: isAccepted ? at : null,
        currency,
        amount,
        list_amount: list,
        seen_at: isSeen(index) ? send.at : null,
      });
      return { versionId, at: send.at };
    });
    const keys = new Set<string>();
    for (let c = 0; c < plan.components; c++) {
      const written = paper?.components[c];
      const title = written?.title ?? `Component ${Math.floor(random() * plan.components * 3)}`;
      const of = { title, period: written?.period ?? 'once', currency };
      const selected = written?.selected ?? random() < 0.6;
      const amount = written?.amount ?? 1_000_00 + c * 500_00;
      add('component_state', {
        ...ofQuote,
        component_id: `c${c}`,
        ...of,
        is_choice: 1,
        is_alternative: 0,
        selected: selected ? 1 : 0,
        amount,
      });
      const key = componentKey(of);
      if (!keys.has(key)) {
        keys.add(key);
        add('quote_choice', {
          ...ofQuote,
          component_key: key,
          begun_at: startedAt + nth,
          ...of,
          state: selected ? 'chosen' : 'never-selected',
          left_out: selected ? 0 : 1,
          came_back: 0,
          amount,
        });
      }
      if (random() < 0.5) {
        add('change', {
          ...ofQuote,
          seq: 1,
          ordinal: c,
          participant_id: buyer,
          kind: selected ? 'selected' : 'deselected',
          element_id: `c${c}`,
          element_title: title,
          field: null,
          before_value: String(!selected),
          after_value: String(selected),
          amount,
          currency,
          period: 'once',
          difference: amount,
          at,
        });
      }
      const [first] = versions;
      const known = rows.observation?.some((row) => row.opportunity_id === id && row.component_key === key);
      if (!first || known) continue;
      const ratio = random() < 0.2 ? null : 7_000 + Math.floor(random() * 4_000);
      const dropped = random() < 0.3;
      const readded = dropped && selected && random() < 0.6;
      add('observation', {
        opportunity_id: id,
        cycle: 1,
        component_key: key,
        organisation_id,
        version_id: first.versionId,
        quote_id: quoteId,
        customer_key: `customer ${customer}`,
        owner_user_id: owner.userId,
        at: first.at,
        ...of,
        category: `Section ${c % 3}`,
        amount,
        preselected: random() < 0.5 ? 1 : 0,
        seen: isSeen(index) ? 1 : 0,
        ever_selected: selected || dropped ? 1 : 0,
        dropped: dropped ? 1 : 0,
        readded: readded ? 1 : 0,
        at_base: index % 3 === 0 ? (selected === c % 5 > 0 ? 1 : 0) : null,
        at_send: selected ? 1 : 0,
        at_accept: end?.type === 'accepted' ? (selected && random() < 0.9 ? 1 : 0) : null,
        ratio,
        band: bandOf(ratio),
        dropped_ratio: dropped ? 10_000 : null,
        worth_from: selected ? ratio : null,
        worth_to: readded && ratio !== null && ratio < 10_000 ? 10_000 : null,
        taken_at: startedAt,
        start_price: startedAt < plan.until - 365 * 86_400_000 ? '1000' : '1200',
      });
    }
  }
  if (end?.type === 'lost') {
    const variant = pick(variants);
    const detail = { variant, component: `Component ${Math.floor(random() * 5)}` };
    add('loss', {
      opportunity_id: id,
      cycle: 1,
      organisation_id,
      variant,
      stage: stageOf(types.slice(0, -1)) as Stage,
      detail: JSON.stringify(detail),
      amount: value * 100,
      currency,
      come_back: 1,
      wake_up_on: random() < 0.6 ? '2027-01-01' : null,
      by_name: owner.name,
      at: end.at,
    });
  }
}

function drawCourse(random: () => number): readonly StageEventType[] {
  let left = random() * courses.reduce((sum, [, often]) => sum + often, 0);
  for (const [events, often] of courses) {
    left -= often;
    if (left < 0) return events;
  }
  return [];
}

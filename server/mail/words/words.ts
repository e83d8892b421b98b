/** What mails say, in one language. Every text is plain; what is put into it was typed by people and is escaped later. */
import type { DeclineReason } from '#shared/acceptance/answers.ts';
import type { RequestReason } from '#shared/negotiation/standing-offer.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { TaskRule } from '#shared/opportunity/time-rules.ts';
import type { DeliveryView } from '#shared/protocol/deliveries.ts';
import type { NoticePayload } from '#shared/protocol/notices.ts';
import type { OfferTerms } from '#shared/quote/frozen-quote.ts';
import type { PricePeriod } from '#shared/quote/quote.ts';

/** What every text may speak of. */
export interface About {
  /** Who is told. */
  readonly name: string;
  /** Whether they sit on the buyer's side. */
  readonly isBuyer: boolean;
  /** The two companies. */
  readonly seller: string;
  readonly customer: string;
  /** "2026-0143"; of later versions "2026-0143-R2". */
  readonly number: string;
  /** Of the version it is about; `null`: it is about the draft. */
  readonly version: number | null;
  readonly title: string;
  /** Who did it; empty where nobody did. */
  readonly by: string;
  /** What the seller calls a stage, as it stands in a sentence. */
  readonly stage: (stage: Stage) => string;
}

export interface Wording {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** On the button. */
  readonly action: string;
}

type Say<Extra = unknown> = (about: About, extra: Extra) => Wording;

export interface MailWords {
  readonly greeting: (name: string) => string;
  readonly messageFrom: (name: string) => string;
  readonly topics: {
    /** `signs`: how, where the reader's signature is asked for now. */
    readonly version_sent: Say<{ readonly signs: OfferTerms['signing'] | null }>;
    readonly version_reminded: Say;
    readonly version_withdrawn: Say;
    readonly accepted: Say;
    readonly offline_recorded: Say;
    readonly acceptance_rescinded: Say;
    readonly declined: Say;
    readonly proposal_made: Say;
    readonly counter_recorded: Say<Pick<NoticePayload<'counter_recorded'>, 'saidBy'>>;
    readonly proposal_answered: Say<Pick<NoticePayload<'proposal_answered'>, 'answer'>>;
    readonly sign_turn: Say<Pick<NoticePayload<'sign_turn'>, 'afterName'>>;
    readonly sign_code: Say<{ readonly until: string }>;
    readonly send_requested: Say;
    /** `comeBackOn`: as the reader writes days. */
    readonly stepped_back: Say<{ readonly why: DeclineReason; readonly comeBackOn: string | null }>;
    readonly went_on: Say;
    readonly ready_again: Say;
    readonly renewal_requested: Say<{
      readonly wish: NoticePayload<'renewal_requested'>['wish'];
      readonly reason: RequestReason;
    }>;
    /** `on`: the title of what it is about, or its words; empty for the quote as a whole. */
    readonly comment_made: Say<{ readonly on: string }>;
    readonly comment_mention: Say<{ readonly on: string }>;
    readonly tasks_due: Say<{ readonly count: number; readonly customer: string }>;
    readonly deals_handed_over: Say<{ readonly count: number; readonly customer: string }>;
    readonly approval_requested: Say;
    readonly approval_decided: Say<Pick<NoticePayload<'approval_decided'>, 'decision'>>;
  } & Readonly<Record<DeliveryView['topic'], unknown>>;
  /** What each question of time asks, in a few words. */
  readonly asks: Readonly<Record<TaskRule, (about: About) => string>>;
  readonly facts: {
    readonly number: string;
    readonly version: string;
    readonly validUntil: string;
    readonly fingerprint: string;
    readonly acceptedBy: string;
    readonly acceptedAt: string;
    readonly auditLog: string;
  };
  readonly amounts: {
    readonly title: (currency: string) => string;
    readonly period: Readonly<Record<PricePeriod, string>>;
    readonly firstMonths: (count: number) => string;
    readonly due: string;
    readonly exclVat: (what: string) => string;
    readonly vat: (rate: string) => string;
    readonly noVat: string;
    readonly inclVat: string;
    readonly rounding: string;
    readonly toPay: string;
    readonly stillToChoose: string;
  };
  readonly footer: {
    readonly yours: (seller: string) => string;
    readonly notForwarded: string;
    readonly noTracking: string;
    readonly forSeller: (seller: string) => string;
  };
}

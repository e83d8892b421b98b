/**
 * What speaks for and against sending, as a table of small questions. Each gives what is wrong, or nothing, and
 * nothing is a pass. A `stop` forbids sending; a `warn` leaves it to the seller.
 */
import type { Issue, IssueCode } from '#shared/pricing/priced-quote.ts';
import type { ReviewCheck } from '#shared/protocol/views.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { VariableName } from '#shared/quote/variables.ts';
import type { IsoDate } from '#shared/time.ts';

export interface ReviewSubject {
  readonly content: QuoteContent;
  /** Of the reader and of pricing together. */
  readonly issues: readonly Issue[];
  /** In the seller's time zone. */
  readonly today: IsoDate;
  /** The day the deal is expected to close. */
  readonly expectedClose: IsoDate;
  /** How many people at the customer it goes to. */
  readonly buyers: number;
  /** How many of them it can reach. */
  readonly reachable: number;
  /** How many of them may sign. */
  readonly signatories: number;
  /** Whether anybody on the customer's side has opened the quote. */
  readonly seenByBuyer: boolean;
  /** What the customer has proposed and nobody has answered: the component, or `null` for the quote as a whole. */
  readonly unanswered: readonly (string | null)[];
  /** Whether both sides have found exactly this ready. */
  readonly isBasisReady: boolean;
  /** What the customer has said last and nobody has answered: the part, or `null` for the quote as a whole. */
  readonly questions: readonly (string | null)[];
  /** Variables that stand for nothing, and in which of the texts. */
  readonly emptyVariables: readonly { readonly text: string; readonly name: VariableName }[];
  /** Somebody else must approve it, and has not. */
  readonly lacksApproval: boolean;
}

type Objection = Omit<ReviewCheck, 'code'>;
type Check = (subject: ReviewSubject) => readonly Objection[];

const stop = (element: string | null, field: string | null): Objection => ({ level: 'stop', element, field });
const warn = (element: string | null, field: string | null): Objection => ({ level: 'warn', element, field });

/** Which question each issue belongs to, and how grave it is. Walked by a test, so a new issue cannot be forgotten. */
const gravity: Readonly<Record<IssueCode, readonly [ReviewCheck['code'], 'warn' | 'stop']>> = {
  'group-undecided': ['choices-decided', 'stop'],
  'group-impossible': ['choices-decided', 'stop'],
  'price-missing': ['prices-complete', 'stop'],
  'vat-invalid': ['prices-complete', 'stop'],
  'tiers-invalid': ['prices-complete', 'stop'],
  'number-invalid': ['content-sound', 'stop'],
  'discount-exceeds-line': ['content-sound', 'stop'],
  'discount-exceeds-quote': ['content-sound', 'stop'],
  'rule-unmet': ['choices-decided', 'stop'],
  'rule-impossible': ['content-sound', 'stop'],
  'rule-cycle': ['content-sound', 'stop'],
  'choice-hidden': ['content-sound', 'stop'],
  orphan: ['content-sound', 'stop'],
  overflow: ['content-sound', 'stop'],
  unreadable: ['content-sound', 'stop'],
  // The nearest allowed quantity is what was priced, but the one that stands there is what would be frozen and offered.
  'quantity-out-of-bounds': ['content-sound', 'stop'],
  // The table of rates does not know every supply, and whether a discount is over is plain from the totals.
  'vat-rate-not-in-force': ['prices-complete', 'warn'],
  'vat-rate-ends': ['prices-complete', 'warn'],
  'discount-lapsed': ['prices-complete', 'warn'],
};

const noIssueOf =
  (code: ReviewCheck['code']): Check =>
  ({ issues }) =>
    issues
      .filter((issue) => gravity[issue.code][0] === code)
      .map(({ code: issue, element, field, other }) => ({
        level: gravity[issue][1],
        element,
        field,
        issue,
        ...(other !== undefined && { other }),
      }));

const checks: Readonly<Record<ReviewCheck['code'], Check>> = {
  'has-components': ({ content }) => (content.components.length > 0 ? [] : [stop(null, 'components')]),
  'choices-decided': noIssueOf('choices-decided'),
  'prices-complete': noIssueOf('prices-complete'),
  'content-sound': noIssueOf('content-sound'),
  'start-date-set': ({ content }) => (content.terms.startDate === null ? [stop(null, 'startDate')] : []),
  'valid-until-ahead': ({ content: { terms }, today }) =>
    terms.validUntil !== null && terms.validUntil >= today ? [] : [stop(null, 'validUntil')],
  // What should have closed by now is not sent before somebody has said when it will.
  'close-date-ahead': ({ expectedClose, today }) => (expectedClose >= today ? [] : [stop(null, null)]),
  // It would print as a dash.
  'variables-filled': ({ emptyVariables }) =>
    emptyVariables.map(({ text, name }) => ({ ...warn(null, text), other: name })),
  // What binds must lie with somebody.
  'buyer-invited': ({ reachable }) => (reachable > 0 ? [] : [stop(null, 'recipients')]),
  'signer-named': ({ buyers, signatories }) =>
    buyers > 0 && signatories === 0 ? [warn(null, 'recipients')] : [],
  'basis-seen': ({ seenByBuyer }) => (seenByBuyer ? [] : [warn(null, null)]),
  'basis-ready': ({ buyers, isBasisReady }) => (buyers === 0 || isBasisReady ? [] : [warn(null, null)]),
  'questions-answered': ({ questions }) =>
    questions.map((element) => warn(element, element === null ? 'comments' : null)),
  'proposals-answered': ({ unanswered }) =>
    unanswered.map((element) => warn(element, element === null ? 'proposals' : null)),
  'approval-given': ({ lacksApproval }) => (lacksApproval ? [stop(null, 'approval')] : []),
};

/** Every question's answer, in the order of the table: one row that passes, or one row per objection. */
export function reviewChecks(subject: ReviewSubject): ReviewCheck[] {
  return (Object.keys(checks) as ReviewCheck['code'][]).flatMap((code) => {
    const objections = checks[code](subject);
    return objections.length > 0
      ? objections.map((objection) => ({ code, ...objection }))
      : [{ code, level: 'pass' as const, element: null, field: null }];
  });
}

/**
 * What an approval is about: the content that would be sent and the costs that the decision rests on, under one hash.
 * Who receives the offer and how they sign it is not part of it; nothing of that changes what it is worth.
 */
import { createHash } from 'node:crypto';
import type { ElementId } from '#shared/ids.ts';
import { type ApprovalBasis, approvalReasons } from '#shared/pricing/approval-reasons.ts';
import { withoutCost } from '#shared/pricing/without-cost.ts';
import type { ApprovalLimits, ApprovalReason } from '#shared/quote/approval.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { IsoDate } from '#shared/time.ts';

/** The name of the form; a change of form is a new name, so that no approval is taken for one of another form. */
const format = 'coquote-approval-1';

export interface ApprovalSubject {
  readonly hash: ContentHash;
  /** Empty: nobody needs to approve it. */
  readonly reasons: readonly ApprovalReason[];
  /** What is sold and has no stated cost. */
  readonly withoutCost: readonly ElementId[];
}

export interface SubjectParts extends ApprovalBasis {
  readonly content: QuoteContent;
  readonly limits: ApprovalLimits | null;
  /** The day in the seller's time zone. */
  readonly today: IsoDate;
}

export function approvalSubject({ content, limits, today, ...basis }: SubjectParts): ApprovalSubject {
  return {
    hash: approvalHash(content, basis.costs),
    reasons: approvalReasons(content, basis, limits, { asOf: today }),
    withoutCost: withoutCost(content, basis.costs),
  };
}

function approvalHash(content: QuoteContent, costs: SubjectParts['costs']): ContentHash {
  const decisive = Object.fromEntries(
    content.components.flatMap(({ id }) => {
      const { unitCost = null, floorPrice = null } = costs[id] ?? {};
      return unitCost === null && floorPrice === null ? [] : [[id, { unitCost, floorPrice }]];
    }),
  );
  const text = canonicalJson({ content, costs: decisive });
  return createHash('sha256').update(`${format}\0${text}`, 'utf8').digest('hex');
}

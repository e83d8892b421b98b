/** What a buyer's no suggests about how the deal was lost. It is a proposal: whether it is lost, the seller decides. */
import type { DeclineReason } from '../acceptance/answers.ts';
import type { LostVariant } from './loss.ts';

export const suggestedVariants: Readonly<Record<DeclineReason, LostVariant>> = {
  'not-now': 'deprioritised_by_customer',
  'not-for-us': 'customer_disqualified',
  price: 'price',
  other: 'no_decision',
};

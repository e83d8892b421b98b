import type { Stage } from '../opportunity/stages.ts';

/**
 * How likely a deal in each stage is won, before an organisation has a history of its own. It weighs as much as ten
 * cases do, and is shown beside what it has become.
 */
export const assumedChances: Readonly<Partial<Record<Stage, number>>> = {
  identified: 0.15,
  co_designing: 0.3,
  pricing_review: 0.4,
  quote_sent: 0.4,
  negotiating: 0.5,
};

/** What was seen of a customer elsewhere. It is shown as evidence and moves nothing: no stage, no age, no forecast. */
import { z } from 'zod';
import { Instant } from '../time.ts';

export const signalKinds = ['lead-source', 'page-visit', 'score', 'other'] as const;
export const SignalKind = z.enum(signalKinds);
export type SignalKind = z.infer<typeof SignalKind>;

export const NewSignal = z.strictObject({
  kind: SignalKind,
  /** Who or what saw it: the name of a system, mostly. */
  source: z.string().trim().min(1).max(80),
  /** What was seen: a page, a campaign, the name of a score. */
  label: z.string().trim().min(1).max(200),
  /** What it came to, if anything: "84", "4 minutes". */
  value: z.string().trim().max(200).default(''),
  seenAt: Instant,
});
export type NewSignal = z.infer<typeof NewSignal>;

/**
 * The sales process as data: a stage is proved by events, never set. `stageOf(events)` is the only way to a
 * stage; the stored one is a cache that a test recomputes.
 */
import { z } from 'zod';

export const stages = ['identified', 'co_designing', 'quote_sent', 'negotiating'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

export const stageEventTypes = [
  /** A seller answered the gate: value, expected close, contact, need. (T1) */
  'identified',
  /** The buyer's first durable change in the quote. Opening a link never counts. (T2) */
  'buyer_engaged',
  /** A version was frozen and offered. (T4, T8) */
  'quote_sent',
  /** The seller opened the next revision after sending. (T7) */
  'revision_opened',
] as const;
export const StageEventType = z.enum(stageEventTypes);
export type StageEventType = z.infer<typeof StageEventType>;

/**
 * Where each event leads from each stage. An event that names no target for the current stage is kept as
 * history and moves nothing: a buyer who goes on choosing is not a second co-design.
 */
export const transitions: Readonly<Record<StageEventType, Readonly<Partial<Record<Stage | 'none', Stage>>>>> =
  {
    identified: { none: 'identified' },
    buyer_engaged: { identified: 'co_designing' },
    quote_sent: { identified: 'quote_sent', co_designing: 'quote_sent' },
    revision_opened: { quote_sent: 'negotiating' },
  };

/** The stage an opportunity is in after these events, in order. `null` before the first one. */
export function stageOf(events: Iterable<StageEventType>): Stage | null {
  let stage: Stage | null = null;
  for (const event of events) stage = transitions[event][stage ?? 'none'] ?? stage;
  return stage;
}

/** The rows of the API by which a deal goes from one owner to another. */
import { z } from 'zod';
import { OpportunityId, UserId } from '../ids.ts';
import { Instant } from '../time.ts';

const opportunityIds = z.array(OpportunityId).min(1).max(200);

/** A deal went from one owner to the next. */
export const HandoverView = z.strictObject({
  /** In which of the deal's cycles. */
  cycle: z.int(),
  fromName: z.string(),
  toName: z.string(),
  note: z.string(),
  byName: z.string(),
  at: Instant,
});
export type HandoverView = z.infer<typeof HandoverView>;

/** One that the caller has not said they have seen. */
export const NewHandover = HandoverView.omit({ cycle: true, toName: true }).extend({
  opportunityId: OpportunityId,
  customerName: z.string(),
  title: z.string(),
});
export type NewHandover = z.infer<typeof NewHandover>;

export const Colleague = z.strictObject({ userId: UserId, name: z.string() });
export type Colleague = z.infer<typeof Colleague>;

export const handoverApi = {
  listColleagues: {
    method: 'GET',
    path: '/api/colleagues',
    audience: 'user',
    summary: 'The people of the organisation, by name: who a deal can be handed over to',
    answer: z.strictObject({ colleagues: z.array(Colleague) }),
  },
  handOver: {
    method: 'POST',
    path: '/api/handovers',
    audience: 'user',
    summary: 'Hand deals over to another owner: one’s own, and as a manager anybody’s. All of them, or none',
    body: z.strictObject({
      opportunityIds,
      to: UserId,
      note: z.string().trim().max(1_000),
    }),
    answer: z.strictObject({ count: z.int() }),
  },
  listHandovers: {
    method: 'GET',
    path: '/api/handovers',
    audience: 'user',
    summary:
      'Deals that were handed over to the caller, until they say that they have seen it; the latest first',
    answer: z.strictObject({ handovers: z.array(NewHandover) }),
  },
  noteHandovers: {
    method: 'POST',
    path: '/api/handovers/seen',
    audience: 'user',
    summary: 'Say that one has seen which deals were handed over',
    body: z.strictObject({ opportunityIds }),
    answer: z.strictObject({}),
  },
} as const;

/**
 * A version that was accepted on paper or by mail, as data. One person records it with what was signed; it counts when
 * another of the same organisation has confirmed it, and nobody is both.
 */
import { z } from 'zod';

export const offlineStates = ['waiting', 'confirmed', 'declined', 'withdrawn'] as const;
export const OfflineState = z.enum(offlineStates);
export type OfflineState = z.infer<typeof OfflineState>;

export const offlineAnswers = ['confirm', 'decline', 'withdraw'] as const;
export type OfflineAnswer = (typeof offlineAnswers)[number];

export const offlineRules: Readonly<
  Record<OfflineAnswer, { readonly to: OfflineState; readonly by: 'recorder' | 'another' }>
> = {
  confirm: { to: 'confirmed', by: 'another' },
  decline: { to: 'declined', by: 'another' },
  withdraw: { to: 'withdrawn', by: 'recorder' },
};

/** Whether the answer is theirs to give; `isMine`: they recorded it. */
export function mayAnswerOffline(answer: OfflineAnswer, isMine: boolean): boolean {
  return (offlineRules[answer].by === 'recorder') === isMine;
}

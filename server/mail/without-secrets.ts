import type { Outcome } from '../outbox/settle.ts';

/**
 * Some servers repeat in their refusal what they did not like. What they say is kept and shown, so what only the
 * reader of the mail may know is taken out of it (promise I-31).
 */
export function withoutSecrets(outcome: Outcome, secrets: readonly string[]): Outcome {
  if (outcome.type === 'delivered' || outcome.detail === undefined) return outcome;
  let { detail } = outcome;
  for (const secret of secrets) detail = detail.replaceAll(secret, '…');
  return { ...outcome, detail };
}

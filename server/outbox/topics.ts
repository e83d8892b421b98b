import type { NoticeTopic } from '#shared/protocol/notices.ts';

/** How a topic is delivered, where that differs from the ordinary. */
const urgent: ReadonlySet<NoticeTopic> = new Set(['sign_code']);

/** Somebody sits and waits for it: it overtakes what they have not got yet. */
export function isUrgent(topic: NoticeTopic): boolean {
  return urgent.has(topic);
}

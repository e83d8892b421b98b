/** What a buyer can do that counts as a sign of them. Opening a link is none: programs that scan mail open links. */
import { z } from 'zod';
import { changeKinds } from '../protocol/change.ts';
import { Instant } from '../time.ts';

export const buyerActKinds = [
  ...changeKinds,
  'proposed',
  'commented',
  'marked-ready',
  'asked-to-send',
  'chose-in-offer',
  'signed',
  'declined',
  'stepped-back',
  'went-on',
  'ready-again',
  'asked-to-accept',
  'saw-offer',
] as const;
export type BuyerActKind = (typeof buyerActKinds)[number];

export const BuyerAct = z.strictObject({
  at: Instant,
  name: z.string(),
  kind: z.enum(buyerActKinds),
  /** Of the component or field it concerned; empty where it was the quote as a whole. */
  title: z.string(),
});
export type BuyerAct = z.infer<typeof BuyerAct>;

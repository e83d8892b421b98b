import { type BuyerRight, mayWrite, type Side } from '#shared/access/permissions.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { type Place, pathSteps } from './places.ts';
import { Refusal } from './refusal.ts';

export interface Writer {
  readonly kind: DocumentKind;
  readonly status: QuoteStatus;
  readonly side: Side;
  /** Of the person, where they are the customer's. */
  readonly right?: BuyerRight | null | undefined;
}

export function mayWriteAt(place: Place, { kind, status, side, right }: Writer): boolean {
  return mayWrite(kind, place.container.root, status, side, right);
}

/** Whether this person writes there while the quote is being designed. */
export function everMayWriteAt(place: Place, writer: Writer): boolean {
  return mayWriteAt(place, { ...writer, status: 'co_design' });
}

/** `locked` where the person writes at other times, `forbidden` where they never do. */
export function mustBeWritable(place: Place, writer: Writer): void {
  if (mayWriteAt(place, writer)) return;
  throw new Refusal(everMayWriteAt(place, writer) ? 'locked' : 'forbidden', pathSteps(place));
}

/** The rich texts themselves are made with the document: nobody makes, replaces or deletes one, only what is in it. */
export function mustNotBeFixed(place: Place): void {
  const { container } = place;
  if (container.kind === 'root' && container.layout.kind === 'richTexts') {
    throw new Refusal('forbidden', pathSteps(place));
  }
}

import { mayWrite, type Side } from '#shared/access/permissions.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { type Place, pathSteps } from './places.ts';
import { Refusal } from './refusal.ts';

export interface Writer {
  readonly kind: DocumentKind;
  readonly status: QuoteStatus;
  readonly side: Side;
}

export function mayWriteAt(place: Place, { kind, status, side }: Writer): boolean {
  return mayWrite(kind, place.container.root, status, side);
}

/** `locked` where the same side writes while the quote is being designed, `forbidden` where it never does. */
export function mustBeWritable(place: Place, writer: Writer): void {
  if (mayWriteAt(place, writer)) return;
  const code = mayWriteAt(place, { ...writer, status: 'co_design' }) ? 'locked' : 'forbidden';
  throw new Refusal(code, pathSteps(place));
}

/** The rich texts themselves are made with the document: nobody makes, replaces or deletes one, only what is in it. */
export function mustNotBeFixed(place: Place): void {
  const { container } = place;
  if (container.kind === 'root' && container.layout.kind === 'richTexts') {
    throw new Refusal('forbidden', pathSteps(place));
  }
}

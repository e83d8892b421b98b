/** A quote, or a section of one, to begin others from: what is offered, with the private part, and nothing of one customer. */
import { z } from 'zod';
import { PrivatePart } from '../catalogue/catalogue-item.ts';
import { ElementId } from '../ids.ts';
import { QuoteContent } from '../quote/quote.ts';
import { CatalogueSource, targetFields } from '../quote-doc/doc-layout.ts';

export const templateKinds = ['quote', 'section'] as const;
export type TemplateKind = (typeof templateKinds)[number];

export const TemplateContent = z.strictObject({
  /** Of a section: that section alone, without texts. */
  content: QuoteContent,
  /** By component id. */
  costs: z.record(ElementId, PrivatePart),
  sources: z.record(ElementId, CatalogueSource),
  targets: z.strictObject(targetFields),
});
export type TemplateContent = z.infer<typeof TemplateContent>;

/** What the demo's organisation begins its quotes from: its usual quote, and the section that nearly all of them have. */
import { targetDefaults } from '#shared/quote-doc/costs.ts';
import { templateOf } from '#shared/template/make-template.ts';
import type { IsoDate } from '#shared/time.ts';
import type { TemplateState } from '../templates/write-template.ts';
import { demoContent, demoCosts } from './demo-quote.ts';

export function demoTemplates(today: IsoDate): TemplateState[] {
  const quote = { content: demoContent(today), costs: demoCosts, sources: {}, targets: targetDefaults };
  const kept = { archived: false, over: null };
  return [
    { ...kept, kind: 'quote', name: 'Marketing automation', content: templateOf(quote, null) },
    { ...kept, kind: 'section', name: 'Running the platform', content: templateOf(quote, 'running') },
  ];
}

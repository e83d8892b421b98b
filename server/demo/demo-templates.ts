/**
 * What the demo's organisation begins its quotes from: its usual quote, the section that nearly all of them have, and for
 * its year a smaller one.
 */
import type { Transaction } from 'kysely';
import type { TemplateId } from '#shared/ids.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { targetDefaults } from '#shared/quote-doc/costs.ts';
import { templateOf } from '#shared/template/make-template.ts';
import { dayIn, type Instant } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { type TemplateState, writeTemplate } from '../templates/write-template.ts';
import { demoOrganisation } from './demo-people.ts';
import { demoContent, demoCosts } from './demo-quote.ts';

const usualQuote = 'Marketing automation';
export const smallerQuote = 'Lead management';
/** By name, what quotes of the year begin from. */
export const beginnings = [usualQuote, smallerQuote] as const;
export type Beginning = (typeof beginnings)[number];

/** Their ids, by name. */
export async function keepDemoTemplates(
  trx: Transaction<Schema>,
  actor: UserActor,
  now: Instant,
  names: readonly Beginning[] = [usualQuote],
): Promise<ReadonlyMap<string, TemplateId>> {
  const ids = new Map<string, TemplateId>();
  for (const template of templates(demoContent(dayIn(demoOrganisation.timeZone, now)), names)) {
    const written = await writeTemplate(trx, actor, template, now);
    if (isRefusal(written)) throw new Error(`The demo could not keep a template: ${written.refused}`);
    ids.set(template.name, written.id);
  }
  return ids;
}

function templates(content: QuoteContent, names: readonly Beginning[]): TemplateState[] {
  const whole = (of: QuoteContent) => ({
    ...{ content: of, costs: demoCosts, sources: {}, targets: targetDefaults },
  });
  const kept = { archived: false, over: null };
  return [
    ...names.map((name) => ({
      ...{ ...kept, kind: 'quote' as const, name },
      content: templateOf(whole(name === smallerQuote ? withoutTraining(content) : content), null),
    })),
    {
      ...{ ...kept, kind: 'section', name: 'Running the platform' },
      content: templateOf(whole(content), 'running'),
    },
  ];
}

/** For those who know the tools already. */
export function withoutTraining(content: QuoteContent): QuoteContent {
  const training = 'training';
  return {
    ...content,
    sections: content.sections.filter(({ id }) => id !== training),
    components: content.components.filter(({ sectionId }) => sectionId !== training),
  };
}

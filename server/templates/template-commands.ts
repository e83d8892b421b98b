/** Keeping a quote or a section as a template, naming and archiving one, and what a new quote begins with. */
import type { ElementId, QuoteId, TemplateId } from '#shared/ids.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteStart, TemplateView } from '#shared/protocol/template-api.ts';
import { templateOf } from '#shared/template/make-template.ts';
import { TemplateContent } from '#shared/template/template.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { visibleQuote } from '../quotes/quote-frame.ts';
import { readTemplate } from './read-templates.ts';
import { writeTemplate } from './write-template.ts';

export interface TemplateSaving {
  readonly quoteId: QuoteId;
  readonly name: string;
  readonly sectionId: ElementId | null;
  readonly over: { readonly templateId: TemplateId; readonly revision: number } | null;
}

type Deps = Pick<QuoteDeps, 'db' | 'rooms' | 'now'>;

/** What stands in the room is kept, as the server has it. Refused with `not-found` for a section that is gone. */
export async function saveTemplate(
  deps: Deps,
  actor: UserActor,
  { quoteId, name, sectionId, over }: TemplateSaving,
): Promise<TemplateView | Refusal> {
  if (!(await visibleQuote(deps.db, actor, quoteId))) return refuse('not-found');
  const whole = await quoteAsTemplate(deps, quoteId);
  if (sectionId !== null && !whole.content.sections.some(({ id }) => id === sectionId)) {
    return refuse('not-found');
  }
  const content = TemplateContent.parse(templateOf(whole, sectionId));
  const kind = sectionId === null ? 'quote' : 'section';
  const state = { kind, name, archived: false, content, over } as const;
  return deps.db.transaction().execute((trx) => writeTemplate(trx, actor, state, deps.now()));
}

export interface TemplateChange {
  readonly templateId: TemplateId;
  readonly revision: number;
  readonly name: string;
  readonly archived: boolean;
}

export function changeTemplate(
  { db, now }: Deps,
  actor: UserActor,
  { templateId, revision, name, archived }: TemplateChange,
): Promise<TemplateView | Refusal> {
  return db.transaction().execute(async (trx) => {
    const stored = await readTemplate(trx, actor.organisationId, templateId);
    if (!stored) return refuse('not-found');
    const { kind } = stored.view;
    const over = { templateId, revision };
    return writeTemplate(trx, actor, { kind, name, archived, content: stored.content, over }, now());
  });
}

/** What a new quote begins with, `null` for nothing. Another organisation’s is not there. */
export async function readStart(
  deps: Deps,
  actor: UserActor,
  start: QuoteStart | undefined,
): Promise<TemplateContent | null | Refusal> {
  if (start === undefined) return null;
  if (start.from === 'template') {
    const stored = await readTemplate(deps.db, actor.organisationId, start.templateId);
    return stored?.view.kind === 'quote' ? stored.content : refuse('not-found');
  }
  if (!(await visibleQuote(deps.db, actor, start.quoteId))) return refuse('not-found');
  return templateOf(await quoteAsTemplate(deps, start.quoteId), null);
}

async function quoteAsTemplate({ rooms }: Deps, quoteId: QuoteId): Promise<TemplateContent> {
  const { content } = await rooms.read(quoteId);
  const { costs, sources, targets } = await rooms.readInternal(quoteId);
  return { content, costs, sources, targets };
}

/** The rows of the API about templates. They hold costs: no buyer gets anything of them. */
import { z } from 'zod';
import { ElementId, QuoteId, TemplateId } from '../ids.ts';
import { TemplateContent, templateKinds } from '../template/template.ts';
import { Instant } from '../time.ts';

export const TemplateView = z.strictObject({
  id: TemplateId,
  kind: z.enum(templateKinds),
  name: z.string(),
  revision: z.int(),
  archived: z.boolean(),
  changedBy: z.string(),
  changedAt: Instant,
  components: z.int(),
});
export type TemplateView = z.infer<typeof TemplateView>;

const name = z.string().trim().min(1).max(120);
const revision = z.int().min(1);
const one = z.strictObject({ templateId: TemplateId });
const oneTemplate = z.strictObject({ template: TemplateView });

/** What a new quote begins with. Without one it is empty. */
export const QuoteStart = z.union([
  z.strictObject({ from: z.literal('template'), templateId: TemplateId }),
  /** As a template that was made of that quote at this moment. */
  z.strictObject({ from: z.literal('quote'), quoteId: QuoteId }),
]);
export type QuoteStart = z.infer<typeof QuoteStart>;

export const templateApi = {
  listTemplates: {
    method: 'GET',
    path: '/api/templates',
    audience: 'user',
    summary: 'The templates of the organisation; archived ones too',
    answer: z.strictObject({ templates: z.array(TemplateView) }),
  },
  getTemplate: {
    method: 'GET',
    path: '/api/templates/:templateId',
    audience: 'user',
    summary: 'What a template holds, with private costs',
    params: one,
    answer: z.strictObject({ template: TemplateView, content: TemplateContent }),
  },
  saveTemplate: {
    method: 'POST',
    path: '/api/quotes/:quoteId/templates',
    audience: 'user',
    summary:
      'Keep the quote, or a section of it, as a template: a new one, or over one as it stood at that revision',
    params: z.strictObject({ quoteId: QuoteId }),
    body: z.strictObject({
      name,
      /** `null`: the whole quote. */
      sectionId: ElementId.nullable(),
      over: z.strictObject({ templateId: TemplateId, revision }).nullable(),
    }),
    answer: oneTemplate,
  },
  changeTemplate: {
    method: 'POST',
    path: '/api/templates/:templateId',
    audience: 'user',
    summary: 'Give a template another name, put it away, or offer it again',
    params: one,
    body: z.strictObject({ revision, name, archived: z.boolean() }),
    answer: oneTemplate,
  },
} as const;

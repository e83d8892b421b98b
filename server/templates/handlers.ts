/** The endpoints of templates. */
import { isRefusal, refuse } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { listTemplates, readTemplate } from './read-templates.ts';
import { changeTemplate, saveTemplate } from './template-commands.ts';

export function templateHandlers(deps: Pick<QuoteDeps, 'db' | 'rooms' | 'now'>) {
  const { db } = deps;
  return {
    listTemplates: async ({ actor }) => ({ templates: await listTemplates(db, actor.organisationId) }),
    getTemplate: async ({ actor, params }) => {
      const stored = await readTemplate(db, actor.organisationId, params.templateId);
      return stored ? { template: stored.view, content: stored.content } : refuse('not-found');
    },
    saveTemplate: async ({ actor, params, body }) => {
      const template = await saveTemplate(deps, actor, { ...params, ...body });
      return isRefusal(template) ? template : { template };
    },
    changeTemplate: async ({ actor, params, body }) => {
      const template = await changeTemplate(deps, actor, { ...params, ...body });
      return isRefusal(template) ? template : { template };
    },
  } satisfies Partial<Handlers>;
}

/** The one place that writes templates: every state becomes a revision. */
import type { Transaction } from 'kysely';
import { TemplateId } from '#shared/ids.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { TemplateView } from '#shared/protocol/template-api.ts';
import type { TemplateContent, TemplateKind } from '#shared/template/template.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { readTemplate } from './read-templates.ts';

export interface TemplateState {
  readonly kind: TemplateKind;
  readonly name: string;
  readonly archived: boolean;
  readonly content: TemplateContent;
  /** The template and the revision of it that was changed; `null`: a new one. */
  readonly over: { readonly templateId: TemplateId; readonly revision: number } | null;
}

/** Refused with `template-changed` where somebody was faster, and with `not-found` for one of another kind. */
export async function writeTemplate(
  trx: Transaction<Schema>,
  actor: UserActor,
  { kind, name, archived, content, over }: TemplateState,
  now: number,
): Promise<TemplateView | Refusal> {
  const { organisationId } = actor;
  const id = over?.templateId ?? TemplateId.parse(randomId());
  const revision = (over?.revision ?? 0) + 1;
  if (over === null) {
    await trx
      .insertInto('template')
      .values({ id, organisation_id: organisationId, kind, revision })
      .execute();
  } else {
    const stored = await readTemplate(trx, organisationId, id);
    if (stored?.view.kind !== kind) return refuse('not-found');
    const { numUpdatedRows } = await trx
      .updateTable('template')
      .set({ revision })
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .where('revision', '=', over.revision)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return refuse('template-changed');
  }
  await trx
    .insertInto('template_revision')
    .values({
      template_id: id,
      revision,
      organisation_id: organisationId,
      name,
      archived: archived ? 1 : 0,
      components: content.content.components.length,
      content: JSON.stringify(content),
      changed_by: actor.userId,
      changed_by_name: actor.name,
      at: now,
    })
    .execute();
  await recordAudit(trx, {
    organisationId,
    quoteId: null,
    actor: actedBy(actor),
    action: 'template_changed',
    detail: { templateId: id, revision, name },
    at: now,
  });
  const written = await readTemplate(trx, organisationId, id);
  return written?.view ?? refuse('not-found');
}

import { Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TemplateView } from '#shared/protocol/template-api.ts';
import { templateKinds } from '#shared/template/template.ts';
import { query, useCommand } from '../api/queries.ts';
import { Badge } from '../ui/badge.tsx';
import { BusyButton } from '../ui/busy-button.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import table from '../ui/table.module.css';
import { useDraft } from '../ui/use-draft.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './templates.module.css';

/** What new quotes and sections are begun from. A template is changed by saving a quote over it. */
export function TemplatesPage() {
  const { t } = useTranslation('templates');
  const templates = useQuery(query('listTemplates', {}));
  const [archived, setArchived] = useState(false);
  const all = templates.data?.templates ?? [];
  const shown = all.filter((template) => archived || !template.archived);
  return (
    <Page title={t('title')}>
      <p className={styles['lead']}>{t('lead')}</p>
      {templates.isError && (
        <ProblemNotice error={templates.error} onRetry={() => void templates.refetch()} />
      )}
      {templates.isPending && (
        <div className="card">
          <RowsSkeleton rows={4} />
        </div>
      )}
      {all.some((template) => template.archived) && (
        <Checkbox
          className={styles['archived'] ?? ''}
          label={t('showArchived')}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      )}
      {templates.data && (
        <div className={`card ${table['frame']}`}>
          {shown.length === 0 ? (
            <EmptyState title={t('empty.title')} text={t('empty.text')} />
          ) : (
            <TemplatesTable templates={shown} />
          )}
        </div>
      )}
    </Page>
  );
}

function TemplatesTable({ templates }: { templates: readonly TemplateView[] }) {
  const { t } = useTranslation('templates');
  const byKind = Map.groupBy(templates, ({ kind }) => kind);
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <th scope="col">{t('column.name')}</th>
          <th scope="col">{t('column.components')}</th>
          <th scope="col">{t('column.changed')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('archive')}</span>
          </th>
        </tr>
      </thead>
      {templateKinds.map((kind) => (
        <tbody key={kind} hidden={!byKind.has(kind)}>
          <tr>
            <th scope="rowgroup" colSpan={4} className={table['group']}>
              {t(`kind.${kind}`)}
            </th>
          </tr>
          {byKind.get(kind)?.map((template) => (
            <TemplateRow key={template.id} template={template} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function TemplateRow({ template }: { template: TemplateView }) {
  const { t } = useTranslation('templates');
  const language = useLanguage();
  const change = useCommand('changeTemplate');
  const { id, name, revision, archived, components, changedBy, changedAt } = template;
  const put = (values: { name?: string; archived?: boolean }) =>
    change.mutate({ params: { templateId: id }, body: { revision, name, archived, ...values } });
  const { props } = useDraft({
    value: name,
    onCommit: (text) => text.trim() !== '' && put({ name: text.trim() }),
  });
  return (
    <tr>
      <td>
        <TextInput
          {...props}
          aria-label={t('nameOf', { name })}
          maxLength={120}
          variant="unstyled"
          autoComplete="off"
          className={styles['name'] ?? ''}
        />
        {archived && <Badge>{t('archived')}</Badge>}
        {change.isError && <ProblemNotice error={change.error} />}
      </td>
      <td className="num">{t('components', { count: components })}</td>
      <td>
        {dayAndTime(changedAt, language)}
        <span className={table['second']}>{changedBy}</span>
      </td>
      <td className={table['end']}>
        <BusyButton
          size="xs"
          aria-label={t(archived ? 'restoreOf' : 'archiveOf', { name })}
          isBusy={change.isPending}
          onClick={() => put({ archived: !archived })}
        >
          {t(archived ? 'restore' : 'archive')}
        </BusyButton>
      </td>
    </tr>
  );
}

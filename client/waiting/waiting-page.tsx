import { Button } from '@mantine/core';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { query } from '../api/queries.ts';
import { PipelineTabs } from '../pipeline/pipeline-tabs.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { today } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import table from '../ui/table.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './waiting.module.css';
import { WaitingForm } from './waiting-form.tsx';
import { WaitingRow } from './waiting-row.tsx';

const columns = ['customer', 'contact', 'reason', 'wakeUpOn', 'owner'] as const;

/** Who waits outside the pipeline, whoever is to be asked first standing first. */
export function WaitingPage() {
  const { t } = useTranslation('waiting');
  const { t: tImport } = useTranslation('opportunityImport');
  const list = useQuery(query('listWaiting', {}));
  // One form at a time: for a new one, or for the row with that id.
  const [open, setOpen] = useState<string | null>(null);
  const day = today();
  const waiting = list.data?.waiting ?? [];
  const done = () => setOpen(null);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ButtonLink to="/pipeline/import" leftSection={<IconUpload size={16} aria-hidden />}>
            {tImport('open')}
          </ButtonLink>
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen(open === 'new' ? null : 'new')}
          >
            {t('add')}
          </Button>
        </>
      }
    >
      <PipelineTabs search={{}} />
      <p className={styles['lead']}>{t('lead')}</p>
      {open === 'new' && (
        <div className={`card ${styles['new']}`}>
          <WaitingForm who={null} today={day} onDone={done} />
        </div>
      )}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      <div className={`card ${table['frame']}`}>
        {list.isPending && <RowsSkeleton rows={6} />}
        {list.data && waiting.length === 0 && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
        {waiting.length > 0 && (
          <table className={table['table']}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t('column.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {waiting.map((who) => (
                <Fragment key={who.id}>
                  <WaitingRow
                    who={who}
                    today={day}
                    isOpen={open === who.id}
                    onEdit={() => setOpen(open === who.id ? null : who.id)}
                  />
                  {open === who.id && (
                    <tr className={styles['asking']}>
                      <td colSpan={columns.length + 1}>
                        <WaitingForm who={who} today={day} onDone={done} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Page>
  );
}

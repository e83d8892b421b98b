import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries.ts';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { ChancesForm } from './chances-form.tsx';
import { CompetitorsForm } from './competitors-form.tsx';
import { LimitsForm } from './limits-form.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { NewPipelineForm, PipelineForm } from './pipeline-form.tsx';
import styles from './settings.module.css';
import { StagesForm } from './stages-form.tsx';

/** How the organisation sells, for its managers. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { data, error, isPending, refetch } = useQuery(query('getSettings', {}));
  return (
    <Page title={t('title')} width="narrow">
      {isPending && (
        <div className="card">
          <RowsSkeleton rows={8} />
        </div>
      )}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className={styles['forms']}>
          <StagesForm labels={data.labels} />
          {data.pipelines.map((pipeline) => (
            <PipelineForm key={pipeline.id} pipeline={pipeline} />
          ))}
          <NewPipelineForm key={data.pipelines.length} />
          <ChancesForm chances={data.chances} />
          <CompetitorsForm competitors={data.competitors} />
          <LimitsForm limits={data.limits} />
          <OrganisationForm organisation={data.organisation} />
        </div>
      )}
    </Page>
  );
}

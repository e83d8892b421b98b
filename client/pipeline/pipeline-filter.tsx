import { NativeSelect } from '@mantine/core';
import type { Pipeline } from '#shared/opportunity/pipeline.ts';
import { useTranslation } from '../ui/use-translation.ts';

interface PipelineFilterProps {
  pipelines: readonly Pick<Pipeline, 'id' | 'name'>[];
  pipeline: string | undefined;
  /** `undefined`: all of them. */
  onChange: (pipeline: string | undefined) => void;
}

/** Which way of selling is shown; nothing to choose where there is one alone. */
export function PipelineFilter({ pipelines, pipeline, onChange }: PipelineFilterProps) {
  const { t } = useTranslation('pipeline');
  if (pipelines.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t('deal.fact.pipeline')}
      value={pipeline ?? ''}
      data={[
        { value: '', label: t('anyPipeline') },
        ...pipelines.map(({ id, name }) => ({ value: id, label: t('ofPipeline', { name }) })),
      ]}
      onChange={({ currentTarget: { value } }) => onChange(value === '' ? undefined : value)}
    />
  );
}

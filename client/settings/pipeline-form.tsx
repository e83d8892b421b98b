import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pipeline } from '#shared/opportunity/pipeline.ts';
import { SettingsForm } from './settings-form.tsx';

const horizons = [1, 2, 3, 4, 5, 6] as const;

/** Whether the internal step is a stage of this pipeline, and how far ahead its forecast looks. */
export function PipelineForm({ pipeline: { id, ...pipeline } }: { pipeline: Pipeline }) {
  const { t } = useTranslation('settings');
  const [values, setValues] = useState(pipeline);
  return (
    <SettingsForm
      title={t('pipeline.title', { name: pipeline.name })}
      command="setPipeline"
      input={{ params: { pipelineId: id }, body: values }}
    >
      <Checkbox
        label={t('pipeline.step')}
        description={t('pipeline.stepHelp')}
        checked={values.hasPricingReview}
        onChange={({ currentTarget: { checked } }) => setValues({ ...values, hasPricingReview: checked })}
      />
      <NativeSelect
        label={t('pipeline.horizon')}
        value={values.horizonMonths}
        data={horizons.map((count) => ({ value: String(count), label: t('pipeline.months', { count }) }))}
        onChange={({ currentTarget: { value } }) => setValues({ ...values, horizonMonths: Number(value) })}
      />
    </SettingsForm>
  );
}

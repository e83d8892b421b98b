import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Pipeline, pipelineDefaults } from '#shared/opportunity/pipeline.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { SettingsForm } from './settings-form.tsx';

const horizons = [1, 2, 3, 4, 5, 6] as const;
const Said = Pipeline.omit({ id: true });
type Values = Omit<Pipeline, 'id'>;

/** What a pipeline is called, whether it has the internal step, and how far ahead its forecast looks. */
export function PipelineForm({ pipeline: { id, ...pipeline } }: { pipeline: Pipeline }) {
  const { t } = useTranslation('settings');
  const [values, setValues] = useState<Values>(pipeline);
  const { data } = Said.safeParse(values);
  return (
    <SettingsForm
      title={t('pipeline.title', { name: pipeline.name })}
      command="setPipeline"
      input={data ? { params: { pipelineId: id }, body: data } : null}
    >
      <PipelineFields values={values} setValues={setValues} />
    </SettingsForm>
  );
}

/** One more way of selling. Whoever opens a deal chooses among them. */
export function NewPipelineForm() {
  const { t } = useTranslation('settings');
  const [values, setValues] = useState<Values>({ name: '', ...pipelineDefaults });
  const { data } = Said.safeParse(values);
  return (
    <SettingsForm
      title={t('pipeline.new')}
      help={t('pipeline.newHelp')}
      command="addPipeline"
      input={data ? { body: data } : null}
      wanted={values.name.trim() === '' ? t('pipeline.wanted') : null}
    >
      <PipelineFields values={values} setValues={setValues} />
    </SettingsForm>
  );
}

function PipelineFields({ values, setValues }: { values: Values; setValues: (values: Values) => void }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <TextInput
        label={t('pipeline.name')}
        autoComplete="off"
        maxLength={60}
        value={values.name}
        onChange={({ currentTarget: { value } }) => setValues({ ...values, name: value })}
      />
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
    </>
  );
}

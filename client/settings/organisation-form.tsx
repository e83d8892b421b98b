import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatUnitPrice } from '#shared/money/format-money.ts';
import { OrganisationSettings } from '#shared/protocol/settings-api.ts';
import { type PayableStep, payableSteps } from '#shared/quote/quote.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { SettingsForm } from './settings-form.tsx';

const fields = ['name', 'companyNumber', 'address'] as const;
const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** Who the organisation is to its customers, where its days begin, and what its new quotes round to. */
export function OrganisationForm({ organisation }: { organisation: OrganisationSettings }) {
  const { t } = useTranslation('settings');
  const [values, setValues] = useState(organisation);
  const body = OrganisationSettings.safeParse(values).data;
  return (
    <SettingsForm
      title={t('organisation.title')}
      help={t('organisation.help')}
      command="setOrganisation"
      input={body ? { body } : null}
    >
      {fields.map((field) => (
        <TextInput
          key={field}
          label={t(`organisation.${field}`)}
          autoComplete="off"
          value={values[field]}
          onChange={({ currentTarget: { value } }) => setValues({ ...values, [field]: value })}
        />
      ))}
      <NativeSelect
        label={t('organisation.timeZone')}
        description={t('organisation.timeZoneHelp')}
        value={values.timeZone}
        data={[...new Set([values.timeZone, ...zones])]}
        onChange={({ currentTarget: { value } }) => setValues({ ...values, timeZone: value })}
      />
      <NativeSelect
        label={t('organisation.payableStep')}
        value={values.payableStep ?? ''}
        data={[
          { value: '', label: t('organisation.noRounding') },
          ...payableSteps.map((step) => ({ value: step, label: formatUnitPrice(step, 'SEK') })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          setValues({ ...values, payableStep: value === '' ? null : (value as PayableStep) })
        }
      />
    </SettingsForm>
  );
}

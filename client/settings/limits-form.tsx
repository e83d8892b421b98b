import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ApprovalLimits } from '#shared/quote/approval.ts';
import { offeredCurrencies } from '../quotes/gate-answers.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { limitsFrom, limitValues } from './limit-values.ts';
import styles from './settings.module.css';
import { SettingsForm } from './settings-form.tsx';

const fields = ['maxDiscount', 'minMargin', 'maxValue', 'minStartDays', 'maxPriceChange'] as const;

/** How far sellers may go before a second person approves. */
export function LimitsForm({ limits }: { limits: ApprovalLimits | null }) {
  const { t } = useTranslation('settings');
  const [values, setValues] = useState(() => limitValues(limits));
  const read = limitsFrom(values);
  return (
    <SettingsForm
      title={t('limits.title')}
      help={t('limits.help')}
      command="setApprovalLimits"
      input={read === 'unfit' ? null : { body: { limits: read } }}
    >
      <div className={styles['two']}>
        {fields.map((field) => (
          <TextInput
            key={field}
            label={t(`limits.${field}`)}
            inputMode="decimal"
            autoComplete="off"
            value={values[field]}
            onChange={({ currentTarget: { value } }) => setValues({ ...values, [field]: value })}
          />
        ))}
        <NativeSelect
          label={t('limits.currency')}
          value={values.currency}
          data={[...new Set([...offeredCurrencies, values.currency])]}
          onChange={({ currentTarget: { value } }) => setValues({ ...values, currency: value })}
        />
      </div>
    </SettingsForm>
  );
}

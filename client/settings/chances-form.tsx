import { TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  type AssumedChance,
  AssumedChances,
  assumedPercent,
  chanceStages,
} from '#shared/insight/assumed-chances.ts';
import { useStageName } from '../ui/stage-name.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './settings.module.css';
import { SettingsForm } from './settings-form.tsx';

/** What the forecast begins with; an empty field keeps what the product assumes. */
export function ChancesForm({ chances }: { chances: readonly AssumedChance[] }) {
  const { t } = useTranslation('settings');
  const stageName = useStageName();
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(
    () => new Map(chances.map(({ stage, percent }) => [stage, String(percent)])),
  );
  const { data } = AssumedChances.safeParse(
    chanceStages.flatMap((stage) => {
      const text = typed.get(stage)?.trim() ?? '';
      return text === '' ? [] : [{ stage, percent: Number(text) }];
    }),
  );
  return (
    <SettingsForm
      title={t('chances.title')}
      help={t('chances.help')}
      command="setAssumedChances"
      input={data ? { body: { chances: data } } : null}
    >
      <div className={styles['two']}>
        {chanceStages.map((stage) => (
          <TextInput
            key={stage}
            label={t('chances.label', { stage: stageName(stage) })}
            placeholder={String(assumedPercent(stage, []))}
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
            value={typed.get(stage) ?? ''}
            onChange={({ currentTarget: { value } }) => setTyped((were) => new Map(were).set(stage, value))}
          />
        ))}
      </div>
    </SettingsForm>
  );
}

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  longestLabel,
  nameLanguages,
  type StageLabel,
  stageNameOf,
  stageNames,
} from '#shared/opportunity/stage-names.ts';
import { stages } from '#shared/opportunity/stages.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './settings.module.css';
import { SettingsForm } from './settings-form.tsx';

const places = stages.flatMap((stage) => nameLanguages.map((language) => ({ stage, language })));
const keyOf = ({ stage, language }: Pick<StageLabel, 'stage' | 'language'>) => `${stage} ${language}`;

/** A name for each stage in each language; an empty field keeps the product's own. */
export function StagesForm({ labels }: { labels: readonly StageLabel[] }) {
  const { t } = useTranslation('settings');
  const shown = useLanguage();
  const [typed, setTyped] = useState(() => new Map(labels.map((label) => [keyOf(label), label.label])));
  const kept = places.flatMap((place) => {
    const label = (typed.get(keyOf(place)) ?? '').trim();
    return label === '' ? [] : [{ ...place, label }];
  });
  return (
    <SettingsForm
      title={t('stages.title')}
      help={t('stages.help')}
      command="setStageLabels"
      input={{ body: { labels: kept } }}
    >
      {stages.map((stage) => (
        <div key={stage} className={styles['two']}>
          {nameLanguages.map((language) => (
            <TextInput
              key={language}
              label={t('stages.label', {
                stage: stageNameOf(stage, shown, []),
                language: t(`stages.language.${language}`),
              })}
              placeholder={stageNames[language][stage]}
              maxLength={longestLabel}
              autoComplete="off"
              value={typed.get(keyOf({ stage, language })) ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setTyped((were) => new Map(were).set(keyOf({ stage, language }), value))
              }
            />
          ))}
        </div>
      ))}
    </SettingsForm>
  );
}

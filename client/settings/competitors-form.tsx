import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { Competitors } from '#shared/opportunity/competitors.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { SettingsForm } from './settings-form.tsx';

/** Whom deals are lost to, a line each: sellers choose among them, and may write another. */
export function CompetitorsForm({ competitors }: { competitors: readonly string[] }) {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState(competitors.join('\n'));
  const names = typed.split('\n').flatMap((line) => line.trim() || []);
  const { data } = Competitors.safeParse(names);
  return (
    <SettingsForm
      title={t('competitors.title')}
      help={t('competitors.help')}
      command="setCompetitors"
      input={data ? { body: { competitors: data } } : null}
    >
      <Textarea
        label={t('competitors.label')}
        autosize
        minRows={3}
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
    </SettingsForm>
  );
}

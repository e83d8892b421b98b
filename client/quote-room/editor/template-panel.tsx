import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ElementId } from '#shared/ids.ts';
import { query, useCommand } from '../../api/queries.ts';
import { useQuoteSession } from '../../sync/use-session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import { closeDeskPanel } from './desk-panel.ts';
import styles from './panel-frame.module.css';
import { PanelFrame } from './panel-frame.tsx';

/** Keeps what stands as a template: a new one, or over one that there is. */
export function TemplatePanel({ sectionId }: { sectionId: ElementId | null }) {
  const { t } = useTranslation('templates');
  const { quoteId } = useRoom();
  const session = useQuoteSession();
  const templates = useQuery({ ...query('listTemplates', {}), staleTime: 0 });
  const save = useCommand('saveTemplate');
  const kind = sectionId === null ? 'quote' : 'section';
  const known = templates.data?.templates.filter((one) => one.kind === kind && !one.archived) ?? [];
  const [name, setName] = useState(() => {
    const { terms, sections } = session.getState().content;
    return (
      (sectionId === null ? terms.title : sections.find(({ id }) => id === sectionId)?.title)?.slice(
        0,
        120,
      ) ?? ''
    );
  });
  const [overId, setOverId] = useState('');
  const over = known.find(({ id }) => id === overId);
  const submit = () =>
    save
      .mutateAsync({
        params: { quoteId },
        body: {
          name: name.trim(),
          sectionId,
          over: over ? { templateId: over.id, revision: over.revision } : null,
        },
      })
      .then(
        ({ template }) => {
          closeDeskPanel(true);
          showToast(t('saved', { name: template.name }));
        },
        () => {},
      );
  return (
    <PanelFrame title={t(kind === 'quote' ? 'panel.quote' : 'panel.section')}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') submit();
        }}
      >
        {save.isError && <ProblemNotice error={save.error} />}
        <NativeSelect
          label={t('panel.where')}
          value={overId}
          data={[
            { value: '', label: t('panel.new') },
            ...known.map((one) => ({ value: one.id, label: t('panel.over', { name: one.name }) })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setOverId(value);
            setName(known.find(({ id }) => id === value)?.name ?? name);
          }}
        />
        <TextInput
          label={t('panel.name')}
          value={name}
          maxLength={120}
          required
          data-autofocus
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <p className={styles['note']} style={{ padding: 0 }}>
          {t('panel.help')}
        </p>
        <footer className={styles['foot']} style={{ paddingInline: 0 }}>
          <button type="button" className={controls['button']} onClick={() => closeDeskPanel(true)}>
            {t('panel.cancel')}
          </button>
          <button
            type="submit"
            className={`${controls['button']} ${controls['primary']}`}
            disabled={name.trim() === '' || save.isPending}
          >
            {t('panel.save')}
          </button>
        </footer>
      </form>
    </PanelFrame>
  );
}

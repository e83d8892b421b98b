import { Menu } from '@mantine/core';
import { IconCircleCheck, IconClipboard, IconCopy, IconCut } from '@tabler/icons-react';
import type { Component } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { selected, toggled } from './selection.ts';
import { useMany } from './use-many.ts';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** What a component's menu has of selecting, copying and pasting, for hands without a keyboard. */
export function ClipboardEntries({ component: { id } }: { component: Component }) {
  const { t } = useTranslation('quoteRoom');
  const many = useMany();
  const only = new Set([id]);
  return (
    <>
      <Menu.Item
        leftSection={<IconCircleCheck {...icon} />}
        onClick={() => selected.set(toggled(selected.now(), [id]))}
      >
        {t('many.selectOne')}
      </Menu.Item>
      <Menu.Item leftSection={<IconCut {...icon} />} onClick={() => void many.copyBy(only, true)}>
        {t('many.cut')}
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void many.copyBy(only, false)}>
        {t('many.copy')}
      </Menu.Item>
      <Menu.Item leftSection={<IconClipboard {...icon} />} onClick={() => void many.pasteBy(id)}>
        {t('many.paste')}
      </Menu.Item>
    </>
  );
}

import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopyPlus,
  IconDots,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { Component } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { ClipboardEntries } from '../many/clipboard-entries.tsx';
import { useMany } from '../many/use-many.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { CatalogueEntries } from './catalogue-entries.tsx';

interface ComponentMenuProps {
  component: Component;
  onDetails: () => void;
}

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Everything that can be done with a component and has no place in its row. */
export function ComponentMenu({ component, onDetails }: ComponentMenuProps) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const many = useMany();
  const only = new Set([component.id]);
  return (
    <Menu position="bottom-end" width={200} withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={controls['icon']}
          aria-label={t('row.menu', { title: component.title || t('row.untitled') })}
        >
          <IconDots size={16} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onDetails}>
          {t('row.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopyPlus {...icon} />} onClick={() => many.duplicate(only)}>
          {t('row.duplicate')}
        </Menu.Item>
        <ClipboardEntries component={component} />
        <Menu.Item leftSection={<IconArrowUp {...icon} />} onClick={() => edit.step(component.id, 'up')}>
          {t('row.up')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown {...icon} />} onClick={() => edit.step(component.id, 'down')}>
          {t('row.down')}
        </Menu.Item>
        <CatalogueEntries component={component} />
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => edit.removeComponent(component)}>
          {t('row.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

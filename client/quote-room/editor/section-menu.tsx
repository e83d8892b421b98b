import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconClipboard,
  IconDots,
  IconListDetails,
  IconPencil,
  IconPlus,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react';
import type { Section } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useMany } from '../many/use-many.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { openDeskPanel } from './desk-panel.ts';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** What can be added to a section and done with it. */
export function SectionMenu({ section, onDetails }: { section: Section; onDetails: () => void }) {
  const { t } = useTranslation('quoteRoom');
  const { t: tTemplates } = useTranslation('templates');
  const edit = useRoomEdit();
  const many = useMany();
  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={controls['icon']}
          aria-label={t('section.menu', { title: section.title || t('section.untitled') })}
        >
          <IconDots size={16} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => edit.addComponent(section.id)}>
          {t('section.addComponent')}
        </Menu.Item>
        <Menu.Item leftSection={<IconListDetails {...icon} />} onClick={() => edit.addGroup(section.id)}>
          {t('section.addGroup')}
        </Menu.Item>
        <Menu.Item leftSection={<IconClipboard {...icon} />} onClick={() => void many.pasteBy(section.id)}>
          {t('many.pasteHere')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onDetails}>
          {t('section.settings')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTemplate {...icon} />}
          onClick={() => openDeskPanel({ kind: 'template', sectionId: section.id })}
        >
          {tTemplates('saveSection')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconArrowUp {...icon} />} onClick={() => edit.stepSection(section.id, 'up')}>
          {t('section.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown {...icon} />}
          onClick={() => edit.stepSection(section.id, 'down')}
        >
          {t('section.down')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => edit.removeSection(section)}>
          {t('section.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

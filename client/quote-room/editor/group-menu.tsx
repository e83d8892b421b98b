import { Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconUnlink } from '@tabler/icons-react';
import type { ChoiceGroup } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoomEdit } from '../use-room-edit.ts';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

interface GroupMenuProps {
  group: ChoiceGroup;
  onDetails: () => void;
}

/** What can be done with a choice group. */
export function GroupMenu({ group, onDetails }: GroupMenuProps) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { id } = group;
  return (
    <Menu position="bottom-end" width={240} withinPortal closeOnItemClick={false}>
      <Menu.Target>
        <button
          type="button"
          className={controls['icon']}
          aria-label={t('group.menu', { title: group.title || t('group.untitled') })}
        >
          <IconDots size={16} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item closeMenuOnClick leftSection={<IconPencil {...icon} />} onClick={onDetails}>
          {t('row.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowUp {...icon} />} onClick={() => edit.step(id, 'up')}>
          {t('row.up')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown {...icon} />} onClick={() => edit.step(id, 'down')}>
          {t('row.down')}
        </Menu.Item>
        <Menu.Item
          closeMenuOnClick
          leftSection={<IconUnlink {...icon} />}
          onClick={() => edit.dissolveGroup(group)}
        >
          {t('group.dissolve')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

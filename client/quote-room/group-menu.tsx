import { Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconMinus, IconPlus, IconUnlink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChoiceGroup } from '#shared/quote/quote.ts';
import controls from './controls.module.css';
import { useRoomEdit } from './use-room-edit.ts';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** How many may be picked, and where the group stands. */
export function GroupMenu({ group }: { group: ChoiceGroup }) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { id, min, max } = group;
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
        <Menu.Label>{t('group.bounds', { min, max })}</Menu.Label>
        <Menu.Item
          leftSection={<IconMinus {...icon} />}
          disabled={min === 0}
          onClick={() => edit.patchGroup(id, { min: min - 1 })}
        >
          {t('group.minLess')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPlus {...icon} />}
          disabled={min === max}
          onClick={() => edit.patchGroup(id, { min: min + 1 })}
        >
          {t('group.minMore')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconMinus {...icon} />}
          disabled={max === Math.max(1, min)}
          onClick={() => edit.patchGroup(id, { max: max - 1 })}
        >
          {t('group.maxLess')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPlus {...icon} />}
          disabled={max === 50}
          onClick={() => edit.patchGroup(id, { max: max + 1 })}
        >
          {t('group.maxMore')}
        </Menu.Item>
        <Menu.Divider />
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

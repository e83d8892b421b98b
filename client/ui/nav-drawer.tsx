import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import type { Me } from '#shared/protocol/views.ts';
import { ask } from '../find/asked.ts';
import styles from './app-shell.module.css';
import { Logo } from './logo.tsx';
import { NavLinks } from './nav-links.tsx';
import { useTranslation } from './use-translation.ts';
import { UserMenu } from './user-menu.tsx';

interface NavDrawerProps {
  me: Extract<Me, { kind: 'user' }>;
  onSignOut: () => void;
}

/** The navigation where there is no room for it beside the page: a button, and what it opens. */
export function NavDrawer({ me, onSignOut }: NavDrawerProps) {
  const { t } = useTranslation('ui');
  const { t: tFind } = useTranslation('find');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <ActionIcon size={44} aria-label={t('nav.open')} onClick={open} className={styles['menuButton'] ?? ''}>
        <IconMenu2 size={20} stroke={1.75} aria-hidden />
      </ActionIcon>
      <Drawer
        opened={opened}
        onClose={close}
        size={280}
        padding="sm"
        title={
          <span className={styles['organisation']}>
            <Logo />
            <span className={styles['ellipsis']}>{me.organisation.name}</span>
          </span>
        }
        closeButtonProps={{ 'aria-label': t('nav.close') }}
      >
        <NavLinks me={me} onFollow={close} />
        <div className={styles['drawerEnd']}>
          <button
            type="button"
            className={styles['user']}
            onClick={() => {
              close();
              ask('find');
            }}
          >
            <IconSearch size={20} stroke={1.75} aria-hidden />
            {tFind('title')}
          </button>
          <UserMenu name={me.name} onSignOut={onSignOut} />
        </div>
      </Drawer>
    </>
  );
}

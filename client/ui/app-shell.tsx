import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Me } from '#shared/protocol/views.ts';
import { ask } from '../find/asked.ts';
import { FindHost } from '../find/find-host.tsx';
import styles from './app-shell.module.css';
import { Badge } from './badge.tsx';
import { InsideMainProvider } from './inside-main.ts';
import { Logo } from './logo.tsx';
import { NavDrawer } from './nav-drawer.tsx';
import { NavLinks } from './nav-links.tsx';
import { useTranslation } from './use-translation.ts';
import { UserMenu } from './user-menu.tsx';

export interface AppShellProps {
  me: Extract<Me, { kind: 'user' }>;
  /** The rail leaves the width to the room; under 1024 px the room's own bar holds `NavDrawer`. */
  variant?: 'full' | 'rail';
  onSignOut: () => void;
  children: ReactNode;
}

/** The frame of the workspace: where one can go, who one is, and the page itself. */
export function AppShell({ me, variant = 'full', onSignOut, children }: AppShellProps) {
  const { t } = useTranslation('ui');
  const { t: tFind } = useTranslation('find');
  const rail = variant === 'rail';
  return (
    <div className={`${styles['shell']} ${styles[variant]}`}>
      <a href="#content" className={styles['skip']}>
        {t('nav.skip')}
      </a>
      <header className={styles['side']}>
        <div className={styles['organisation']} title={me.organisation.name}>
          <Logo size={rail ? 28 : 24} />
          {!rail && <span className={styles['ellipsis']}>{me.organisation.name}</span>}
        </div>
        <NavLinks me={me} iconsOnly={rail} />
        <div className={styles['end']}>
          {!rail && me.demo && (
            <p className={styles['demo']}>
              <Badge>{t('account.demo')}</Badge>
            </p>
          )}
          <button type="button" className={styles['user']} title={tFind('open')} onClick={() => ask('find')}>
            <IconSearch size={20} stroke={1.75} aria-hidden />
            <span className={rail ? 'visually-hidden' : styles['ellipsis']}>{tFind('title')}</span>
          </button>
          <UserMenu name={me.name} iconOnly={rail} onSignOut={onSignOut} />
        </div>
      </header>
      {!rail && (
        <nav className={styles['topbar']} aria-label={me.organisation.name}>
          <NavDrawer me={me} onSignOut={onSignOut} />
          <span className={styles['ellipsis']}>{me.organisation.name}</span>
        </nav>
      )}
      <main id="content" tabIndex={-1} className={styles['main']}>
        <InsideMainProvider value>{children}</InsideMainProvider>
      </main>
      <FindHost userRole={me.role} />
    </div>
  );
}

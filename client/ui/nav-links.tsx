import {
  IconBuilding,
  IconChartBar,
  IconFileText,
  IconHome,
  IconLayoutKanban,
  IconMail,
  IconPackages,
  type IconProps,
  IconSettings,
  IconTemplate,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Role } from '#shared/access/permissions.ts';
import type { Me } from '#shared/protocol/views.ts';
import styles from './app-shell.module.css';
import { useTranslation } from './use-translation.ts';

interface NavItem {
  readonly to:
    | '/'
    | '/pipeline'
    | '/quotes'
    | '/customers'
    | '/catalogue'
    | '/templates'
    | '/insight'
    | '/mail'
    | '/settings';
  readonly label:
    | 'home'
    | 'pipeline'
    | 'quotes'
    | 'customers'
    | 'catalogue'
    | 'templates'
    | 'insight'
    | 'mail'
    | 'settings';
  readonly Icon: ComponentType<IconProps>;
  readonly roles: readonly Role[];
  /** There in the demo only. */
  readonly demo?: true;
}

const everyone: readonly Role[] = ['seller', 'manager', 'admin'];

const items: readonly NavItem[] = [
  { to: '/', label: 'home', Icon: IconHome, roles: everyone },
  { to: '/pipeline', label: 'pipeline', Icon: IconLayoutKanban, roles: everyone },
  { to: '/quotes', label: 'quotes', Icon: IconFileText, roles: everyone },
  { to: '/customers', label: 'customers', Icon: IconBuilding, roles: everyone },
  { to: '/catalogue', label: 'catalogue', Icon: IconPackages, roles: everyone },
  { to: '/templates', label: 'templates', Icon: IconTemplate, roles: everyone },
  { to: '/insight', label: 'insight', Icon: IconChartBar, roles: ['manager', 'admin'] },
  { to: '/mail', label: 'mail', Icon: IconMail, roles: everyone, demo: true },
  { to: '/settings', label: 'settings', Icon: IconSettings, roles: ['manager', 'admin'] },
];

interface NavLinksProps {
  me: Pick<Extract<Me, { kind: 'user' }>, 'role' | 'demo'>;
  /** The rail shows icons alone; the names are then their labels. */
  iconsOnly?: boolean;
  onFollow?: () => void;
}

/** The places of the workspace that this person may go to. */
export function NavLinks({ me, iconsOnly = false, onFollow }: NavLinksProps) {
  const { t } = useTranslation('ui');
  return (
    <nav aria-label={t('nav.main')}>
      <ul className={styles['links']}>
        {items
          .filter((item) => item.roles.includes(me.role) && (me.demo || !item.demo))
          .map(({ to, label, Icon }) => (
            <li key={to}>
              <Link
                to={to}
                activeOptions={{ exact: to === '/' }}
                className={styles['link'] ?? ''}
                title={iconsOnly ? t(`nav.${label}`) : undefined}
                onClick={onFollow}
              >
                <Icon size={iconsOnly ? 20 : 18} stroke={1.75} aria-hidden />
                <span className={iconsOnly ? 'visually-hidden' : undefined}>{t(`nav.${label}`)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

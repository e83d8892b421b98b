import { Menu } from '@mantine/core';
import { IconCheck, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './app-shell.module.css';
import { Avatar } from './avatar.tsx';
import { chooseScheme, type SchemeChoice, schemeChoices, useSchemeChoice } from './colour-scheme.ts';
import { chooseLanguage, useLanguage } from './i18n.ts';
import { languageNames, languages } from './languages.ts';
import { colleagueColour } from './person.ts';

const schemeLabels = {
  system: 'themeSystem',
  light: 'themeLight',
  dark: 'themeDark',
} as const satisfies Record<SchemeChoice, string>;

interface UserMenuProps {
  name: string;
  iconOnly?: boolean;
  onSignOut: () => void;
}

/** Who is signed in, with the choices that follow the person: language, theme, leaving. */
export function UserMenu({ name, iconOnly = false, onSignOut }: UserMenuProps) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const scheme = useSchemeChoice();
  const mark = (on: boolean) => (on ? <IconCheck size={16} aria-hidden /> : <span />);
  return (
    <Menu position="top-start" width={220} withinPortal>
      <Menu.Target>
        <button type="button" className={styles['user'] ?? ''} aria-label={t('account.menu', { name })}>
          <Avatar name={name} side="seller" colour={colleagueColour(name)} decorative />
          {!iconOnly && <span className={styles['ellipsis']}>{name}</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('account.language')}</Menu.Label>
        {languages.map((code) => (
          <Menu.Item
            key={code}
            lang={code}
            role="menuitemradio"
            aria-checked={code === language}
            leftSection={mark(code === language)}
            onClick={() => void chooseLanguage(code)}
          >
            {languageNames[code]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('account.theme')}</Menu.Label>
        {schemeChoices.map((choice) => (
          <Menu.Item
            key={choice}
            role="menuitemradio"
            aria-checked={choice === scheme}
            leftSection={mark(choice === scheme)}
            onClick={() => chooseScheme(choice)}
          >
            {t(`account.${schemeLabels[choice]}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />} onClick={onSignOut}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

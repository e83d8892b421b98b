import { Menu } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import styles from './app-shell.module.css';
import { Avatar } from './avatar.tsx';
import {
  chooseScheme,
  type SchemeChoice,
  schemeChoices,
  schemeOf,
  useSchemeChoice,
} from './colour-scheme.ts';
import { chooseLanguage } from './i18n.ts';
import { languageNames, languageOf, languages } from './languages.ts';
import { useLanguage, useTranslation } from './use-translation.ts';

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
  return (
    <Menu position="top-start" width={220} withinPortal>
      <Menu.Target>
        <button type="button" className={styles['user'] ?? ''}>
          {/* Beside a quote, which gives its people colours of its own: another one here would be somebody else. */}
          <Avatar name={name} side="seller" colour={null} decorative />
          <span className={iconOnly ? 'visually-hidden' : styles['ellipsis']}>{name}</span>
          <span className="visually-hidden">{t('account.menu')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('account.language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(code) => void chooseLanguage(languageOf(code))}>
          {languages.map((code) => (
            <Menu.RadioItem key={code} value={code} lang={code}>
              {languageNames[code]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('account.theme')}</Menu.Label>
        <Menu.RadioGroup value={scheme} onChange={(choice) => chooseScheme(schemeOf(choice))}>
          {schemeChoices.map((choice) => (
            <Menu.RadioItem key={choice} value={choice}>
              {t(`account.${schemeLabels[choice]}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />} onClick={onSignOut}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu } from '@mantine/core';
import { IconCheck, IconDotsVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, useLanguage } from '../ui/i18n.ts';
import { languageNames, languages } from '../ui/languages.ts';
import controls from './controls.module.css';

/** The languages where there is no room to show them side by side. */
export function LanguageMenu() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  return (
    <Menu position="bottom-end" width={200} withinPortal>
      <Menu.Target>
        <button type="button" className={controls['icon']} aria-label={t('bar.menu')}>
          <IconDotsVertical size={20} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('bar.language')}</Menu.Label>
        {languages.map((code) => (
          <Menu.Item
            key={code}
            lang={code}
            role="menuitemradio"
            aria-checked={code === language}
            leftSection={code === language ? <IconCheck size={16} aria-hidden /> : <span />}
            onClick={() => void chooseLanguage(code)}
          >
            {languageNames[code]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

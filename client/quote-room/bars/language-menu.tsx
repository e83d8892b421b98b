import { IconLanguage } from '@tabler/icons-react';
import { chooseLanguage } from '../../ui/i18n.ts';
import { languageNames, languages } from '../../ui/languages.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import styles from './language-menu.module.css';

/** The languages where there is no room to show them side by side, in the device's own list. */
export function LanguageMenu() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  return (
    <span className={`${controls['icon']} ${styles['menu']}`}>
      <IconLanguage size={20} stroke={1.75} aria-hidden />
      <select
        aria-label={t('bar.language')}
        value={language}
        onChange={({ currentTarget }) => {
          const chosen = languages.find((code) => code === currentTarget.value);
          if (chosen) void chooseLanguage(chosen);
        }}
      >
        {languages.map((code) => (
          <option key={code} value={code} lang={code}>
            {languageNames[code]}
          </option>
        ))}
      </select>
    </span>
  );
}

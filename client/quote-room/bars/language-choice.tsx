import { chooseLanguage } from '../../ui/i18n.ts';
import { languageNames, languages } from '../../ui/languages.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { Segmented } from '../fields/segmented.tsx';

/** The page's languages, side by side. */
export function LanguageChoice() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  return (
    <Segmented
      label={t('bar.language')}
      value={language}
      options={languages.map((code) => ({ value: code, label: languageNames[code], lang: code }))}
      onChange={(code) => void chooseLanguage(code)}
    />
  );
}

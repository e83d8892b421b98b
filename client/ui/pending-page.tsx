import { useTranslation } from 'react-i18next';

/** While a page's code or guard is on its way: nothing to see, but said to those who listen. */
export function PendingPage() {
  const { t } = useTranslation('ui');
  return (
    <p role="status" aria-busy="true" className="visually-hidden">
      {t('loading')}
    </p>
  );
}

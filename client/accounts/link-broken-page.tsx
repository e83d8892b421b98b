import { useTranslation } from 'react-i18next';
import { MessagePage } from '../ui/message-page.tsx';

export function LinkBrokenPage() {
  const { t } = useTranslation('accounts');
  return <MessagePage title={t('linkBroken.title')} text={t('linkBroken.text')} />;
}

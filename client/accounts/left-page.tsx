import { MessagePage } from '../ui/message-page.tsx';
import { useTranslation } from '../ui/use-translation.ts';

/** Where a guest stands who has left their quote on this device. */
export function LeftPage() {
  const { t } = useTranslation('accounts');
  return <MessagePage title={t('left.title')} text={t('left.text')} />;
}

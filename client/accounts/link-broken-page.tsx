import { MessagePage } from '../ui/message-page.tsx';
import { useTranslation } from '../ui/use-translation.ts';

export function LinkBrokenPage() {
  const { t } = useTranslation('accounts');
  return <MessagePage title={t('linkBroken.title')} text={t('linkBroken.text')} />;
}

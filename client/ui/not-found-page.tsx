import { useTranslation } from 'react-i18next';
import { MessagePage } from './message-page.tsx';
import { ButtonLink } from './router-links.tsx';

export function NotFoundPage() {
  const { t } = useTranslation('ui');
  return (
    <MessagePage title={t('notFound.title')} text={t('notFound.text')}>
      <ButtonLink to="/" variant="filled">
        {t('notFound.home')}
      </ButtonLink>
    </MessagePage>
  );
}

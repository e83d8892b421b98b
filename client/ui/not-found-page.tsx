import { useTranslation } from 'react-i18next';
import { ButtonLink } from './button-link.tsx';
import { MessagePage } from './message-page.tsx';

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

import { ButtonLink } from './button-link.tsx';
import { MessagePage } from './message-page.tsx';
import { useTranslation } from './use-translation.ts';

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

import { IconCheck } from '@tabler/icons-react';
import { newsAmong } from '#shared/protocol/news.ts';
import { useSaving } from '../../sync/use-session.ts';
import { timeOf } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { useChanges } from '../activity/use-changes.ts';
import { listNames } from '../names.ts';
import { useConnection } from '../people/use-connection.ts';
import { useRoom } from '../room-context.ts';
import { Banner } from './banner.tsx';

/** The connection came back: what was kept is saved, and what others did meanwhile. */
export function BackBanner() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { me } = useRoom();
  const { savedAt } = useSaving();
  const { isBack, lastLostAt } = useConnection();
  const { changes } = useChanges();

  if (!isBack || savedAt === null) return null;
  const meanwhile =
    lastLostAt === null
      ? null
      : newsAmong(
          changes.filter(({ at }) => at >= lastLostAt),
          me.id,
        );
  return (
    <Banner tone="green" icon={IconCheck}>
      {t('live.back', { time: timeOf(savedAt, language) })}{' '}
      {meanwhile &&
        t('live.meanwhile', { names: listNames(meanwhile.names, language), count: meanwhile.count })}
    </Banner>
  );
}

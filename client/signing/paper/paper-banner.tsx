import { IconFileCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { Banner } from '../../quote-room/banners/banner.tsx';
import { useRoom } from '../../quote-room/room-context.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/use-translation.ts';

/** In the seller's room: an acceptance on paper wins nothing before a second person has confirmed it, and where they do. */
export function PaperBanner({ number }: { number: number }) {
  const { t } = useTranslation('signing');
  const { quoteId } = useRoom();
  const { data } = useQuery(query('listOffline', { params: { quoteId, number } }));
  const waiting = data?.offline.find(({ state }) => state === 'waiting');
  if (!waiting) return null;
  const { isMine, recordedBy, signedBy } = waiting;
  return (
    <Banner
      tone="amber"
      icon={IconFileCheck}
      actions={
        <LinkButton to={`/quotes/${quoteId}/versions/${number}`} variant={isMine ? 'default' : 'filled'}>
          {isMine ? t('seller.see', { number }) : t('paper.look')}
        </LinkButton>
      }
    >
      {isMine
        ? t('paper.bannerMine', { number, who: signedBy })
        : t('paper.bannerYours', { number, who: signedBy, by: recordedBy })}
    </Banner>
  );
}

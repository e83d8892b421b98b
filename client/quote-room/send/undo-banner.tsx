import { IconSend } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { VersionSummary } from '#shared/protocol/views.ts';
import { refresh } from '../../api/freshness.ts';
import { useCommand } from '../../api/queries.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { Banner } from '../banners/banner.tsx';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';

/** The seconds in which a send can be taken back. Whether it is still time is the server's to say. */
export function UndoBanner({ version }: { version: VersionSummary }) {
  const { t } = useTranslation('quoteRoom');
  const { quoteId } = useRoom();
  const undo = useCommand('undoSend');
  const seconds = useSecondsLeft(version);
  const { number } = version;
  const take = () =>
    // Said also where the room has heard of it first, and this banner is gone by then.
    undo.mutateAsync({ params: { quoteId, number } }).then(
      () => showToast(t('offering.undone', { number })),
      () => {},
    );
  return (
    <>
      <Banner
        tone="pine"
        icon={IconSend}
        actions={
          <button
            type="button"
            className={controls['button']}
            aria-disabled={undo.isPending}
            onClick={() => !undo.isPending && take()}
          >
            {t('offering.undo')}
          </button>
        }
      >
        <span className="num">
          {seconds > 0 ? t('offering.leaves', { number, count: seconds }) : t('offering.leaving', { number })}
        </span>
      </Banner>
      {undo.error && <ProblemNotice error={undo.error} onRetry={take} />}
    </>
  );
}

/** By this device's clock, which may be wrong: never more than there can be. At the end the quote is fetched again. */
function useSecondsLeft({ sentAt, offeredAt }: VersionSummary): number {
  const client = useQueryClient();
  const left = () => Math.ceil(Math.min(offeredAt - Date.now(), offeredAt - sentAt) / 1_000);
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.ceil(Math.min(offeredAt - Date.now(), offeredAt - sentAt) / 1_000);
      setSeconds(now);
      if (now <= 0) void refresh(client, ['getQuote']);
    }, 1_000);
    return () => clearInterval(timer);
  }, [client, sentAt, offeredAt]);
  return seconds;
}

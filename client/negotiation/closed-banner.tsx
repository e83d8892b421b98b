import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Banner } from '../quote-room/banners/banner.tsx';
import controls from '../quote-room/controls.module.css';
import { firstName } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useSession } from '../sync/use-session.ts';
import { later } from '../ui/later.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { withKit } from '../ui/with-kit.ts';

const RevivalForm = later(() => withKit(async () => (await import('./revival-form.tsx')).RevivalForm));

/** Above the paper of a quote whose deal was lost: it is there to read, and the seller can take it up again. */
export function ClosedBanner() {
  const { t } = useTranslation('negotiation');
  const { quote, side } = useRoom();
  const status = useSession((session) => session.status);
  const [isAsking, setAsking] = useState(false);
  if (status !== 'closed') return null;
  const seller = firstName(quote.owner.name);
  return (
    <>
      <Banner
        icon={IconLock}
        actions={
          side === 'seller' &&
          !isAsking && (
            <button type="button" className={controls['button']} onClick={() => setAsking(true)}>
              {t('revive.open')}
            </button>
          )
        }
      >
        {side === 'seller' ? t('closed.seller') : t('closed.buyer', { seller })}
      </Banner>
      {isAsking && <Revival onDone={() => setAsking(false)} />}
    </>
  );
}

function Revival({ onDone }: { onDone: () => void }) {
  const { quoteId, quote } = useRoom();
  const currency = useSession((session) => session.content.terms.currency);
  return <RevivalForm {...{ quoteId, currency, onDone }} today={quote.today} />;
}

import { IconUser } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import { useCommand } from '../../api/queries.ts';
import { useSession } from '../../sync/use-session.ts';
import { later } from '../../ui/later.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { withKit } from '../../ui/with-kit.ts';
import controls from '../controls.module.css';
import { useConnection } from '../people/use-connection.ts';
import { useRoom } from '../room-context.ts';
import { Banner } from './banner.tsx';
import { leadFromNowhere, leadOn } from './lead-on.ts';

const NameForm = later(() => withKit(async () => (await import('./name-form.tsx')).NameForm));

/** Where a guest's name matters no more: nothing is left to say or to sign under it. */
const over: readonly QuoteStatus[] = ['accepted', 'closed'];

/** For a guest who has not said yet that they are who they were invited as. It waits until it is pressed. */
export function NameBanner() {
  const { t } = useTranslation('name');
  const { quoteId, me } = useRoom();
  const status = useSession((session) => session.status);
  const { offlineSince } = useConnection();
  const confirm = useCommand('confirmName');
  const [isCorrecting, setCorrecting] = useState(false);
  const comesBack = useRef(false);
  if (over.includes(status)) return null;
  // It comes back with the connection; what somebody writes in it stays.
  if (offlineSince !== null && !isCorrecting) return null;
  const press = () =>
    void confirm
      .mutateAsync({ params: { quoteId }, body: { correction: null } })
      .then(leadFromNowhere, () => {});
  const cancel = () => {
    comesBack.current = true;
    setCorrecting(false);
  };
  /** The keyboard comes back to where the form was opened from, and at no other time. */
  const opener = (button: HTMLButtonElement | null) => {
    if (!button || !comesBack.current) return;
    comesBack.current = false;
    button.focus();
  };
  return (
    <section ref={leadOn} aria-label={t('label')}>
      {isCorrecting ? (
        <Banner icon={IconUser}>
          <NameForm onSaved={leadFromNowhere} onCancel={cancel} />
        </Banner>
      ) : (
        <Banner
          icon={IconUser}
          actions={
            <>
              <button
                type="button"
                className={controls['button']}
                aria-disabled={confirm.isPending}
                onClick={() => !confirm.isPending && press()}
              >
                {t('yes')}
              </button>
              <button
                ref={opener}
                type="button"
                className={controls['button']}
                onClick={() => setCorrecting(true)}
              >
                {t('correct')}
              </button>
            </>
          }
        >
          {t(me.title === '' ? 'are' : 'areTitled', me)}
        </Banner>
      )}
      {confirm.error && !isCorrecting && <ProblemNotice error={confirm.error} onRetry={press} />}
    </section>
  );
}

import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElementId } from '#shared/ids.ts';
import { mayPropose } from '#shared/negotiation/proposal-states.ts';
import controls from '../quote-room/controls.module.css';
import { useRoom } from '../quote-room/room-context.ts';
import { useSession } from '../sync/use-session.ts';
import styles from './negotiation.module.css';
import { ProposalForm } from './proposal-form.tsx';
import { ProposalInset } from './proposal-inset.tsx';
import { useOpenProposals } from './proposals-context.tsx';

const phone = '(max-width: 639.98px)';

interface ProposeHereProps {
  /** `null`: about the quote as a whole. */
  element: ElementId | null;
  title: string;
}

/** What is proposed about one component, or about the quote as a whole, and the way to propose. */
export function ProposalsHere({ element, title }: ProposeHereProps) {
  const open = useOpenProposals(element);
  return (
    <div className={styles['here']}>
      {open.map((proposal) => (
        <ProposalInset key={proposal.id} proposal={proposal} />
      ))}
      <ProposeHere element={element} title={title} />
    </div>
  );
}

/** A quiet button that opens the form in place; on the phone in a sheet. */
function ProposeHere({ element, title }: ProposeHereProps) {
  const { t } = useTranslation('negotiation');
  const { side, asCustomer } = useRoom();
  const status = useSession((session) => session.status);
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false });
  const [isOpen, setOpen] = useState(false);
  // A seller who builds writes it; proposing is for what the other side decides, or has been sent.
  const isTheirs = side === 'buyer' || status === 'sent';
  if (!mayPropose(status) || asCustomer || !isTheirs) return null;
  const close = () => setOpen(false);
  const form = <ProposalForm element={element} onDone={close} />;
  const words = element === null ? t('propose') : t('proposePrice');
  return (
    <>
      {!(isOpen && !isPhone) && (
        <button
          type="button"
          className={`${controls['button']} ${controls['quiet']} ${element === null ? '' : styles['offered']}`}
          aria-label={element === null ? undefined : t('proposeOn', { title })}
          onClick={() => setOpen(true)}
        >
          <IconArrowsExchange size={16} stroke={1.75} aria-hidden />
          {words}
        </button>
      )}
      {isPhone ? (
        <Drawer
          opened={isOpen}
          onClose={close}
          position="bottom"
          size="auto"
          title={element === null ? t('propose') : title}
        >
          {form}
        </Drawer>
      ) : (
        isOpen && <div className={styles['formFrame']}>{form}</div>
      )}
    </>
  );
}

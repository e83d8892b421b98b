import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import sheet from '../quote-room/totals-bar.module.css';
import styles from './negotiation.module.css';
import { ProposalForm } from './proposal-form.tsx';
import { ProposalInset } from './proposal-inset.tsx';
import { useOpenProposals } from './proposals-context.tsx';
import { ProposeButton } from './propose-button.tsx';
import { type Place, useMayPropose, useProposing } from './proposing.tsx';

const phone = '(max-width: 639.98px)';

interface ProposalsHereProps {
  element: Place;
  title: string;
}

/** What is proposed about one component, or about the quote as a whole, and the form while one is written. */
export function ProposalsHere({ element, title }: ProposalsHereProps) {
  const open = useOpenProposals(element);
  const { at, close } = useProposing();
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false });
  const mayPropose = useMayPropose();
  const isWriting = mayPropose && at === element;
  const isWhole = element === null;
  const form = <ProposalForm element={element} onDone={close} />;
  return (
    <>
      {(open.length > 0 || (isWriting && !isPhone) || (isWhole && mayPropose)) && (
        <div className={`${styles['here']} ${isWhole ? styles['whole'] : ''}`}>
          {open.map((proposal) => (
            <ProposalInset key={proposal.id} proposal={proposal} />
          ))}
          {isWriting && !isPhone && <div className={styles['formFrame']}>{form}</div>}
          {isWhole && <ProposeButton element={element} title={title} />}
        </div>
      )}
      {isPhone && isWriting && <Sheet title={title} form={form} onClose={close} />}
    </>
  );
}

/** From the bottom edge, so that the field stays above the keyboard. */
function Sheet({ title, form, onClose }: { title: string; form: ReactNode; onClose: () => void }) {
  const { t } = useTranslation('negotiation');
  const words = t('proposeOn', { title });
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      classNames={{ content: sheet['sheetContent'] ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={words}>
        <Drawer.Body className={styles['sheet'] ?? ''}>
          <h2>{words}</h2>
          {form}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

import { later } from '../ui/later.tsx';
import { usePhone } from '../ui/use-phone.ts';
import { withKit } from '../ui/with-kit.ts';
import styles from './negotiation.module.css';
import { useOpenProposals } from './proposals-context.tsx';
import { ProposeButton } from './propose-button.tsx';
import { type Place, useMayPropose, useProposing } from './proposing.tsx';

const ProposalInset = later(() => withKit(async () => (await import('./proposal-inset.tsx')).ProposalInset));
const ProposalForm = later(() => withKit(async () => (await import('./proposal-form.tsx')).ProposalForm));
const ProposalSheet = later(() => withKit(async () => (await import('./proposal-sheet.tsx')).ProposalSheet));

interface ProposalsHereProps {
  element: Place;
  title: string;
}

/** What is proposed about one component, or about the quote as a whole, and the form while one is written. */
export function ProposalsHere({ element, title }: ProposalsHereProps) {
  const open = useOpenProposals(element);
  const { at, close } = useProposing();
  const isPhone = usePhone();
  const mayPropose = useMayPropose();
  const isWriting = mayPropose && at === element;
  const isWhole = element === null;
  return (
    <>
      {(open.length > 0 || (isWriting && !isPhone) || (isWhole && mayPropose)) && (
        <div className={`${styles['here']} ${isWhole ? styles['whole'] : ''}`}>
          {open.map((proposal) => (
            <ProposalInset key={proposal.id} proposal={proposal} />
          ))}
          {isWriting && !isPhone && (
            <div className={styles['formFrame']}>
              <ProposalForm element={element} onDone={close} />
            </div>
          )}
          {isWhole && <ProposeButton element={element} title={title} />}
        </div>
      )}
      {isPhone && isWriting && <ProposalSheet element={element} title={title} onClose={close} />}
    </>
  );
}

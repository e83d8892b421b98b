import { useTranslation } from 'react-i18next';
import { useRoom } from '../quote-room/room-context.ts';
import styles from './negotiation.module.css';
import { ProposalInset, share } from './proposal-inset.tsx';
import { useProposals } from './proposals-context.tsx';
import { RequestInset } from './request-inset.tsx';

/** How many wait for an answer, for the tab. */
export function useOpenCount(): number {
  const { proposals, requests } = useProposals();
  const isOpen = ({ state }: { state: string }) => state === 'open';
  return proposals.filter(isOpen).length + requests.filter(isOpen).length;
}

/** All that has been proposed, open ones first. */
export function ProposalsPanel() {
  const { t } = useTranslation('negotiation');
  const { proposals, requests, hasFailed } = useProposals();
  const sorted = proposals.toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
  return (
    <section className={styles['panel']} aria-label={t('proposals')}>
      {hasFailed && <p className={styles['facts']}>{t('failed')}</p>}
      {proposals.length + requests.length === 0 && !hasFailed && (
        <p className={styles['facts']}>{t('none')}</p>
      )}
      {requests.map((request) => (
        <RequestInset key={request.id} request={request} />
      ))}
      {sorted.map((proposal) => (
        <ProposalInset key={proposal.id} proposal={proposal} />
      ))}
    </section>
  );
}

/** For the seller alone: what is left over when what the buyers propose is accepted. */
export function MarginIfAccepted() {
  const { t } = useTranslation('negotiation');
  const { lane } = useRoom();
  const { margins } = useProposals();
  const after = margins?.all?.after;
  if (!lane || !after) return null;
  const count = Object.keys(margins.proposals).length;
  return <p className={`${styles['private']} num`}>{t('marginAll', { count, after: share(after) })}</p>;
}

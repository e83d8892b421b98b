import { useTranslation } from '../ui/use-translation.ts';
import styles from './negotiation.module.css';
import { ProposalInset } from './proposal-inset.tsx';
import { useProposals } from './proposals-context.tsx';
import { RequestInset } from './request-inset.tsx';

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

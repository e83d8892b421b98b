import type { Deal } from '#shared/protocol/pipeline-api.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './deal.module.css';
import { DealPanel } from './deal-panel.tsx';

/** With whom the dialogue is, why they need it, and where they came from. */
export function DealFacts({ deal }: { deal: Deal }) {
  const { t } = useTranslation('pipeline');
  const facts = [
    ['contact', deal.contactName],
    ['need', deal.needNote],
    ['source', deal.source],
    ['pipeline', deal.pipeline.id === 'standard' ? '' : deal.pipeline.name],
  ] as const;
  return (
    <DealPanel title={t('deal.who')}>
      <dl className={styles['facts']}>
        {facts.map(
          ([name, value]) =>
            value !== '' && (
              <div key={name}>
                <dt>{t(`deal.fact.${name}`)}</dt>
                <dd>
                  {value}
                  {name === 'contact' && (
                    <a href={`mailto:${deal.contactEmail}`} className="link">
                      {deal.contactEmail}
                    </a>
                  )}
                </dd>
              </div>
            ),
        )}
      </dl>
    </DealPanel>
  );
}

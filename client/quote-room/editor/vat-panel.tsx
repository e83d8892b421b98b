import { useSession } from '../../sync/use-session.ts';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import styles from '../fields/details.module.css';
import notes from '../fields/notes.module.css';
import { useFigures } from '../use-figures.ts';
import { Fold } from './fold.tsx';
import { IssueNotes } from './issue-notes.tsx';
import type { PanelProps } from './panel.ts';
import { useIssues } from './use-issues.ts';
import { VatFields } from './vat-fields.tsx';

/** The component's VAT, and the day it is looked up for. */
export function VatPanel({ component, onPatch }: PanelProps) {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { percent } = useFigures();
  const vatRatesOn = useSession((session) => session.priced.vatRatesOn);
  const issues = useIssues(component.id).filter(({ field }) => field === 'vat');
  const { category, rate, exemptionText } = component.vat;
  return (
    <Fold
      title={t('offer.vat.title')}
      summary={category === 'S' ? percent(rate) : (exemptionText ?? t('offer.vat.untaxed'))}
      isWrong={issues.length > 0}
    >
      <div className={styles['fields']}>
        <VatFields element={component.id} vat={component.vat} onChange={(vat) => onPatch({ vat })} />
      </div>
      <p className={notes['hint']}>
        {vatRatesOn === null
          ? t('offer.vat.noTable')
          : t('offer.vat.ratesOn', { day: longDay(vatRatesOn, language) })}
      </p>
      <IssueNotes issues={issues} />
    </Fold>
  );
}

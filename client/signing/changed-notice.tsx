import { formatMoney } from '#shared/money/format-money.ts';
import { useTranslation } from '../ui/use-translation.ts';
import form from './form.module.css';
import { useOffer } from './offer-context.ts';
import type { SignProblem } from './use-sign.ts';

/** What was about to be signed, beside what stands by now. */
export function ChangedNotice({ problem }: { problem: Extract<SignProblem, { kind: 'changed' }> }) {
  const { t } = useTranslation('signing');
  const { totals } = useOffer();
  const { differs, before } = problem;
  const amount = ({ firstYear, currency }: typeof totals) => formatMoney(firstYear.net, currency);
  const [was, is] = [amount(before), amount(totals)];
  return (
    <div role="alert" className={form['changed']}>
      <p>{t('changed.title')}</p>
      {differs.includes('choices') && <p>{t('changed.choices')}</p>}
      {differs.includes('totals') && was !== is && <p>{t('changed.totals', { before: was, after: is })}</p>}
      <p>{t('changed.other')}</p>
    </div>
  );
}

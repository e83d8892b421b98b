import { vatCountries } from '#shared/money/vat-rates.ts';
import { payableSteps, termsFields } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from '../fields/details.module.css';
import { SelectField } from '../fields/select-field.tsx';
import { useFigures } from '../use-figures.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { Fold } from './fold.tsx';

/** Offered first; a quote in another currency keeps it. */
const usualCurrencies = ['SEK', 'EUR', 'NOK', 'DKK', 'USD', 'GBP', 'CHF', 'PLN', 'ISK', 'JPY'];
const none = 'none';
const fields = ['currency', 'language', 'vatCountry', 'payableStep'];

/** How money is written, in which language the quote speaks, whose VAT applies, and what coins it is paid in. */
export function MoneyTermsPanel() {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { unitPrice } = useFigures();
  const terms = useSession((session) => session.content.terms);
  const { currency, language, displayBasis, vatCountry, payableStep } = terms;
  const summary = [
    currency,
    t(`offer.money.languages.${language}`),
    t(`offer.money.basis.${displayBasis}`),
    payableStep === null ? null : t('offer.money.roundedTo', { to: unitPrice(payableStep) }),
  ];
  return (
    <Fold title={t('offer.money.title')} summary={summary.filter(Boolean).join(', ')} holds={fields}>
      <div className={styles['fields']}>
        <SelectField
          label={t('offer.money.currency')}
          field="currency"
          value={currency}
          options={[...new Set([...usualCurrencies, currency])].map((code) => ({ value: code, label: code }))}
          hint={t('offer.money.currencyHint')}
          onChange={(value) => edit.setTerm('currency', value)}
        />
        <SelectField
          label={t('offer.money.language')}
          field="language"
          value={language}
          options={termsFields.language.options.map((value) => ({
            value,
            label: t(`offer.money.languages.${value}`),
          }))}
          hint={t('offer.money.languageHint')}
          onChange={(value) => edit.setTerm('language', value)}
        />
        <SelectField
          label={t('paper.basis')}
          value={displayBasis}
          options={termsFields.displayBasis.options.map((value) => ({
            value,
            label: t(`offer.money.basis.${value}`),
          }))}
          hint={t('offer.money.basisHint')}
          onChange={(value) => edit.setTerm('displayBasis', value)}
        />
        <SelectField
          label={t('offer.money.vatCountry')}
          field="vatCountry"
          value={vatCountry ?? none}
          options={[none, ...vatCountries].map((value) => ({
            value,
            label: t(`offer.money.countries.${value === 'SE' ? 'SE' : 'none'}`),
          }))}
          hint={t('offer.money.vatCountryHint')}
          onChange={(value) =>
            edit.setTerm('vatCountry', vatCountries.find((country) => country === value) ?? null)
          }
        />
        <SelectField
          label={t('offer.money.rounding')}
          field="payableStep"
          value={payableStep ?? none}
          options={[
            { value: none, label: t('offer.money.exact') },
            ...payableSteps.map((step) => ({
              value: step,
              label: t('offer.money.roundedTo', { to: unitPrice(step) }),
            })),
          ]}
          hint={t('offer.money.roundingHint')}
          onChange={(value) =>
            edit.setTerm('payableStep', payableSteps.find((step) => step === value) ?? null)
          }
        />
      </div>
    </Fold>
  );
}

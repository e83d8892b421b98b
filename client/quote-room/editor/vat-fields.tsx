import { useId } from 'react';
import type { Vat } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { DetailNumber } from '../fields/detail-number.tsx';
import styles from '../fields/details.module.css';
import { numberRules } from '../fields/number-rules.ts';
import { TextField } from '../fields/text-field.tsx';
import { useFigures } from '../use-figures.ts';
import fieldStyles from './vat-fields.module.css';
import { chosenVat, usualReasons, type VatOption, vatOf, vatOptions } from './vat-options.ts';

interface VatFieldsProps {
  element: string;
  vat: Vat;
  onChange: (vat: Vat) => void;
}

/** The rate, from the table of the day, or why there is none. One choice leads to the next and to no more than it needs. */
export function VatFields({ element, vat, onChange }: VatFieldsProps) {
  const { t } = useTranslation('quoteRoom');
  const { percent } = useFigures();
  const id = useId();
  const { language, vatCountry, startDate } = useSession((session) => session.content.terms);
  const asOf = useSession((session) => session.priced.asOf);
  const options = vatOptions(vatCountry, startDate ?? asOf);
  const rates = options.filter((option) => option.kind !== 'untaxed');
  const untaxed = options.filter((option) => option.kind === 'untaxed');
  const chosen = chosenVat(vat, options);
  const words = (option: VatOption): string => {
    if (option.kind === 'other') return t('offer.vat.other');
    if (option.kind === 'untaxed') return t(`offer.vat.category.${option.category}`);
    return t('offer.vat.rate', {
      rate: percent(option.rate),
      supply: t(`offer.vat.supply.${option.supply}`),
    });
  };
  const reasons = usualReasons(vat, language);
  return (
    <>
      <div className={`${styles['field']} ${styles['broad']}`}>
        <label htmlFor={id}>{t('offer.vat.label')}</label>
        <select
          id={id}
          className={styles['select']}
          data-field="vat"
          value={chosen}
          onChange={(event) => {
            const option = options.find((each) => each.id === event.currentTarget.value);
            if (option) onChange(vatOf(option, vat, language));
          }}
        >
          <optgroup label={t('offer.vat.taxed')}>{rates.map(toOption(words))}</optgroup>
          <optgroup label={t('offer.vat.untaxed')}>{untaxed.map(toOption(words))}</optgroup>
        </select>
      </div>
      {chosen === 'other' && (
        <DetailNumber
          element={element}
          field="vat.rate"
          label={t('details.vat')}
          value={vat.rate}
          rule={numberRules.percent}
          onCommit={(rate) => onChange({ category: 'S', rate: rate ?? '0' })}
        />
      )}
      {vat.category !== 'S' && (
        <div className={`${styles['field']} ${styles['broad']}`}>
          <span aria-hidden>{t('offer.vat.reason')}</span>
          <TextField
            element={element}
            field="vat.exemptionText"
            label={t('offer.vat.reason')}
            placeholder={t('offer.vat.reasonEmpty')}
            className={styles['boxed']}
            value={vat.exemptionText ?? ''}
            maxLength={300}
            onCommit={(exemptionText) => onChange({ ...vat, exemptionText })}
          />
          {reasons.length > 1 && (
            <span className={fieldStyles['usual']}>
              {reasons.map((reason) => (
                <button
                  key={reason}
                  type="button"
                  className="link"
                  aria-pressed={reason === vat.exemptionText}
                  onClick={() => onChange({ ...vat, exemptionText: reason })}
                >
                  {reason}
                </button>
              ))}
            </span>
          )}
        </div>
      )}
    </>
  );
}

const toOption = (words: (option: VatOption) => string) => (option: VatOption) => (
  <option key={option.id} value={option.id}>
    {words(option)}
  </option>
);

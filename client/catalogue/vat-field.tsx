import { NativeSelect } from '@mantine/core';
import { formatPercent } from '#shared/money/format-number.ts';
import type { Vat } from '#shared/quote/quote.ts';
import { chosenVat, type VatOption, vatOf, vatOptions } from '../quote-room/editor/vat-options.ts';
import { today } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';

/** Whose rates the catalogue offers; a quote that goes by others says so itself. */
const country = 'SE';

/** A rate in force today, or a reason for charging none. A rate that is neither stands as it was stated. */
export function VatField({ vat, onChange }: { vat: Vat; onChange: (vat: Vat) => void }) {
  const { t } = useTranslation('catalogue');
  const { t: tRoom } = useTranslation('quoteRoom');
  const language = useLanguage();
  const options = vatOptions(country, today());
  const chosen = chosenVat(vat, options);
  const words = (option: VatOption): string => {
    if (option.kind === 'other') return formatPercent(vat.rate);
    if (option.kind === 'untaxed') return tRoom(`offer.vat.category.${option.category}`);
    const supply = tRoom(`offer.vat.supply.${option.supply}`);
    return tRoom('offer.vat.rate', { rate: formatPercent(option.rate), supply });
  };
  return (
    <NativeSelect
      label={t('field.vat')}
      value={chosen}
      data={options
        .filter(({ kind }) => kind !== 'other' || chosen === 'other')
        .map((option) => ({ value: option.id, label: words(option) }))}
      onChange={(event) => {
        const option = options.find(({ id }) => id === event.currentTarget.value);
        if (option) onChange(vatOf(option, vat, language));
      }}
    />
  );
}

/**
 * VAT rates as data, each with the days it is in force. Rates change by law, so a rate that was right when a quote
 * was drafted may be wrong on the day it is delivered. Days before the Swedish rates became these three are left out.
 *
 * Source: the Swedish VAT act (mervärdesskattelagen 2023:200, chapter 9) and the temporary cut on food from
 * 2026-04-01 through 2027-12-31.
 */
import type { IsoDate } from '../time.ts';

export const vatCountries = ['SE'] as const;
export type VatCountry = (typeof vatCountries)[number];

/** What is sold, as far as the rate depends on it. `none`: supplies that are taxed at zero. */
export const vatSupplies = ['general', 'food', 'accommodation', 'culture', 'none'] as const;
export type VatSupply = (typeof vatSupplies)[number];

export interface VatRate {
  readonly supply: VatSupply;
  /** Normalised percentage. */
  readonly rate: string;
  readonly from: IsoDate;
  /** The last day, `null` while no end is set. */
  readonly through: IsoDate | null;
}

export const vatRates: Readonly<Record<VatCountry, readonly VatRate[]>> = {
  SE: [
    { supply: 'general', rate: '25', from: '1996-01-01', through: null },
    { supply: 'food', rate: '12', from: '1996-01-01', through: '2026-03-31' },
    { supply: 'food', rate: '6', from: '2026-04-01', through: '2027-12-31' },
    { supply: 'food', rate: '12', from: '2028-01-01', through: null },
    { supply: 'accommodation', rate: '12', from: '1996-01-01', through: null },
    { supply: 'culture', rate: '6', from: '1996-01-01', through: null },
    { supply: 'none', rate: '0', from: '1996-01-01', through: null },
  ],
};

/** The rates of a country on a day, one for each supply, in the order of the table. */
export function vatRatesOn(country: VatCountry, day: IsoDate): readonly VatRate[] {
  return vatRates[country].filter(({ from, through }) => from <= day && (through === null || day <= through));
}

/**
 * The row that lets `rate` (normalised) be charged on that day: the supply's own where one is stated, else the
 * one that is in force longest. `null`: no such rate is in force.
 *
 * Worked: food at "6" in Sweden is `null` on 2026-03-31 and in force on the day after.
 */
export function vatRateInForce(
  country: VatCountry,
  rate: string,
  day: IsoDate,
  supply?: VatSupply,
): VatRate | null {
  const fitting = vatRatesOn(country, day).filter(
    (row) => row.rate === rate && (supply === undefined || row.supply === supply),
  );
  return fitting.find(({ through }) => through === null) ?? fitting[0] ?? null;
}

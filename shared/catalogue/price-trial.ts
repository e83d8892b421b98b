/**
 * A list price that is drawn by lot, so that what a price does can be told from what sellers know of their customers. It
 * is drawn for a week and for everybody: no buyer ever has a price of their own, and everybody on the seller's side sees
 * that it is drawn and between what. The draw knows nothing of any quote.
 */
import { z } from 'zod';
import { CatalogueItemId, PriceTrialId } from '../ids.ts';
import { type CurrencyCode, UnitPrice } from '../money/amounts.ts';
import { minorDigits } from '../money/currency.ts';
import { divRound, fromScaled, powerOfTen, toScaled } from '../money/decimal.ts';
import { Instant, type IsoDate } from '../time.ts';

/** Further than this a price is no try of the same one. */
export const widestPercent = 30;

/** How far the price may be drawn below and above the list price, in per cent of it. */
export const TrialBand = z
  .strictObject({
    belowPercent: z.int().min(0).max(widestPercent),
    abovePercent: z.int().min(0).max(widestPercent),
  })
  .refine(({ belowPercent, abovePercent }) => belowPercent + abovePercent > 0);
export type TrialBand = z.infer<typeof TrialBand>;

/** The prices between which is drawn, fixed in advance: the lower end of the band, the list price, the upper end. */
export const trialArms = ['lower', 'list', 'upper'] as const;
export type TrialArm = (typeof trialArms)[number];

/** Those that the band tells apart. */
export const armsOf = ({ belowPercent, abovePercent }: TrialBand): TrialArm[] =>
  trialArms.filter((arm) => arm === 'list' || (arm === 'lower' ? belowPercent : abovePercent) > 0);

const scale = 6;

/** To the currency's minor unit. Worked: 10 % below 995 kr is 895.50 kr. */
export function armPrice(
  base: UnitPrice,
  currency: CurrencyCode,
  arm: TrialArm,
  { belowPercent, abovePercent }: TrialBand,
): UnitPrice {
  if (arm === 'list') return base;
  const percent = BigInt(arm === 'lower' ? 100 - belowPercent : 100 + abovePercent);
  const unit = powerOfTen(scale - minorDigits(currency));
  const exact = (toScaled(base, scale) ?? 0n) * percent;
  return fromScaled(divRound(exact, 100n * unit) * unit, scale);
}

/** The Monday of the week that the day lies in: a price holds from one to the next. */
export function weekOf(day: IsoDate): IsoDate {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 'yyyy-mm-dd'.length);
}

export const PriceTrial = z.strictObject({
  id: PriceTrialId,
  itemId: CatalogueItemId,
  basePrice: UnitPrice,
  belowPercent: z.int(),
  abovePercent: z.int(),
  begunAt: Instant,
  begunBy: z.string(),
  /** `null`: it runs. */
  endedAt: Instant.nullable(),
  endedBy: z.string().nullable(),
});
export type PriceTrial = z.infer<typeof PriceTrial>;

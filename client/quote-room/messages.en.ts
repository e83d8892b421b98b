/** The texts of the quote room for both sides, by part in `texts/`. */
import { activityEn } from './texts/activity.en.ts';
import { barsEn } from './texts/bars.en.ts';
import { explainEn } from './texts/explain.en.ts';
import { moneyEn } from './texts/money.en.ts';
import { offeringEn } from './texts/offering.en.ts';
import { orderEn } from './texts/order.en.ts';
import { paperEn } from './texts/paper.en.ts';
import { statesEn } from './texts/states.en.ts';

export const en = {
  ...activityEn,
  ...barsEn,
  ...explainEn,
  ...moneyEn,
  ...offeringEn,
  ...orderEn,
  ...paperEn,
  ...statesEn,
} as const;

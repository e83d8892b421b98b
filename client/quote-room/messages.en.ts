/** The texts of the quote room, by part in `texts/`. */
import { activityEn } from './texts/activity.en.ts';
import { approvalEn } from './texts/approval.en.ts';
import { barsEn } from './texts/bars.en.ts';
import { explainEn } from './texts/explain.en.ts';
import { manyEn } from './texts/many.en.ts';
import { moneyEn } from './texts/money.en.ts';
import { offerEn } from './texts/offer.en.ts';
import { offeringEn } from './texts/offering.en.ts';
import { paperEn } from './texts/paper.en.ts';
import { sendEn } from './texts/send.en.ts';
import { statesEn } from './texts/states.en.ts';

export const en = {
  ...activityEn,
  ...approvalEn,
  ...barsEn,
  ...explainEn,
  ...manyEn,
  ...moneyEn,
  ...offerEn,
  ...offeringEn,
  ...paperEn,
  ...sendEn,
  ...statesEn,
} as const;

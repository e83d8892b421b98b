import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';
import { activitySv } from './texts/activity.sv.ts';
import { barsSv } from './texts/bars.sv.ts';
import { explainSv } from './texts/explain.sv.ts';
import { moneySv } from './texts/money.sv.ts';
import { offeringSv } from './texts/offering.sv.ts';
import { orderSv } from './texts/order.sv.ts';
import { paperSv } from './texts/paper.sv.ts';
import { statesSv } from './texts/states.sv.ts';

export const sv: Translation<typeof en> = {
  ...activitySv,
  ...barsSv,
  ...explainSv,
  ...moneySv,
  ...offeringSv,
  ...orderSv,
  ...paperSv,
  ...statesSv,
};

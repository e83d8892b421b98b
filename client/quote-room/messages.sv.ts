import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';
import { activitySv } from './texts/activity.sv.ts';
import { approvalSv } from './texts/approval.sv.ts';
import { barsSv } from './texts/bars.sv.ts';
import { explainSv } from './texts/explain.sv.ts';
import { manySv } from './texts/many.sv.ts';
import { moneySv } from './texts/money.sv.ts';
import { offerSv } from './texts/offer.sv.ts';
import { offeringSv } from './texts/offering.sv.ts';
import { paperSv } from './texts/paper.sv.ts';
import { sendSv } from './texts/send.sv.ts';
import { statesSv } from './texts/states.sv.ts';

export const sv: Translation<typeof en> = {
  ...activitySv,
  ...approvalSv,
  ...barsSv,
  ...explainSv,
  ...manySv,
  ...moneySv,
  ...offerSv,
  ...offeringSv,
  ...paperSv,
  ...sendSv,
  ...statesSv,
};

import type { Translation } from '../ui/messages.ts';
import type { en } from './seller-messages.en.ts';
import { approvalSv } from './texts/approval.sv.ts';
import { detailsSv } from './texts/details.sv.ts';
import { manySv } from './texts/many.sv.ts';
import { offerSv } from './texts/offer.sv.ts';
import { privateSv } from './texts/private.sv.ts';
import { sendSv } from './texts/send.sv.ts';
import { shareSv } from './texts/share.sv.ts';

export const sv: Translation<typeof en> = {
  ...approvalSv,
  ...detailsSv,
  ...manySv,
  ...offerSv,
  ...privateSv,
  ...sendSv,
  ...shareSv,
};

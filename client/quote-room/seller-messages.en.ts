/** The texts of the quote room that only its seller reads, by part in `texts/`. */
import { approvalEn } from './texts/approval.en.ts';
import { detailsEn } from './texts/details.en.ts';
import { manyEn } from './texts/many.en.ts';
import { offerEn } from './texts/offer.en.ts';
import { privateEn } from './texts/private.en.ts';
import { sendEn } from './texts/send.en.ts';
import { shareEn } from './texts/share.en.ts';

export const en = {
  ...approvalEn,
  ...detailsEn,
  ...manyEn,
  ...offerEn,
  ...privateEn,
  ...sendEn,
  ...shareEn,
} as const;

import { sv as quotes } from '../quotes/messages.sv.ts';
import { sv as signing } from '../signing/messages.sv.ts';
import { sv as versions } from '../versions/messages.sv.ts';
import type { Translation } from './messages.ts';
import type { en } from './sent-texts.en.ts';

export const sv: Translation<typeof en> = {
  quotes,
  signing,
  versions,
};

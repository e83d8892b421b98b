/** What is read of versions that were sent, one namespace per feature. A new feature adds its line here and in `sent-texts.sv.ts`. */
import { en as quotes } from '../quotes/messages.en.ts';
import { en as signing } from '../signing/messages.en.ts';
import { en as versions } from '../versions/messages.en.ts';

export const en = {
  quotes,
  signing,
  versions,
};

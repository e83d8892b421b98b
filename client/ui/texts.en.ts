/** Every feature's English texts, one namespace each. A new feature adds its line here and in `texts.sv.ts`. */
import { en as accounts } from '../accounts/messages.en.ts';
import { en as catalogue } from '../catalogue/messages.en.ts';
import { en as comments } from '../comments/messages.en.ts';
import { en as find } from '../find/messages.en.ts';
import { en as insight } from '../insight/messages.en.ts';
import { en as mail } from '../mail/messages.en.ts';
import { en as negotiation } from '../negotiation/messages.en.ts';
import { en as pipeline } from '../pipeline/messages.en.ts';
import { en as quoteRoom } from '../quote-room/messages.en.ts';
import { en as quotes } from '../quotes/messages.en.ts';
import { en as ready } from '../ready/messages.en.ts';
import { en as richText } from '../rich-text/messages.en.ts';
import { en as signing } from '../signing/messages.en.ts';
import { en as templates } from '../templates/messages.en.ts';
import { en as versions } from '../versions/messages.en.ts';
import { en as ui } from './messages.en.ts';

export const en = {
  ui,
  accounts,
  quotes,
  negotiation,
  comments,
  pipeline,
  catalogue,
  templates,
  find,
  insight,
  mail,
  quoteRoom,
  ready,
  richText,
  signing,
  versions,
};

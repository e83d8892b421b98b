import { sv as accounts } from '../accounts/messages.sv.ts';
import { sv as catalogue } from '../catalogue/messages.sv.ts';
import { sv as comments } from '../comments/messages.sv.ts';
import { sv as find } from '../find/messages.sv.ts';
import { sv as insight } from '../insight/messages.sv.ts';
import { sv as mail } from '../mail/messages.sv.ts';
import { sv as negotiation } from '../negotiation/messages.sv.ts';
import { sv as pipeline } from '../pipeline/messages.sv.ts';
import { sv as quoteRoom } from '../quote-room/messages.sv.ts';
import { sv as quotes } from '../quotes/messages.sv.ts';
import { sv as ready } from '../ready/messages.sv.ts';
import { sv as richText } from '../rich-text/messages.sv.ts';
import { sv as signing } from '../signing/messages.sv.ts';
import { sv as templates } from '../templates/messages.sv.ts';
import { sv as versions } from '../versions/messages.sv.ts';
import { sv as ui } from './messages.sv.ts';
import type { Translation } from './messages.ts';
import type { Texts } from './texts.ts';

export const sv: Translation<Texts> = {
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

/** What everybody reads who is in a quote room, or on the way to one, one namespace per feature. A new feature adds its line here and in `room-texts.sv.ts`. */
import { en as comments } from '../comments/messages.en.ts';
import { en as negotiation } from '../negotiation/messages.en.ts';
import { en as quoteRoom } from '../quote-room/messages.en.ts';
import { en as ready } from '../ready/messages.en.ts';
import { en as richText } from '../rich-text/messages.en.ts';
import { en as versions } from '../versions/link-messages.en.ts';
import { en as ui } from './messages.en.ts';

export const en = {
  ui,
  comments,
  negotiation,
  quoteRoom,
  ready,
  richText,
  versions,
};

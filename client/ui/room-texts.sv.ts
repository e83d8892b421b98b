import { sv as comments } from '../comments/messages.sv.ts';
import { sv as negotiation } from '../negotiation/messages.sv.ts';
import { sv as quoteRoom } from '../quote-room/messages.sv.ts';
import { sv as ready } from '../ready/messages.sv.ts';
import { sv as richText } from '../rich-text/messages.sv.ts';
import { sv as versions } from '../versions/link-messages.sv.ts';
import { sv as ui } from './messages.sv.ts';
import type { Translation } from './messages.ts';
import type { en } from './room-texts.en.ts';

export const sv: Translation<typeof en> = {
  ui,
  comments,
  negotiation,
  quoteRoom,
  ready,
  richText,
  versions,
};

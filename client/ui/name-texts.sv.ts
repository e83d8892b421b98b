import { nameSv } from '../quote-room/texts/name.sv.ts';
import type { Translation } from './messages.ts';
import type { en } from './name-texts.en.ts';

export const sv: Translation<typeof en> = { name: nameSv };

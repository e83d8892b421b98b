import { sv as replay } from '../replay/messages.sv.ts';
import type { Translation } from './messages.ts';
import type { en } from './replay-texts.en.ts';

export const sv: Translation<typeof en> = { replay };

import { sv as accounts } from '../accounts/messages.sv.ts';
import { sv as find } from '../find/messages.sv.ts';
import type { en } from './app-texts.en.ts';
import type { Translation } from './messages.ts';

export const sv: Translation<typeof en> = {
  accounts,
  find,
};

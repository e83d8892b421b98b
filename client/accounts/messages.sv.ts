import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {};

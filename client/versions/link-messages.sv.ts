import type { Translation } from '../ui/messages.ts';
import type { en } from './link-messages.en.ts';

export const sv: Translation<typeof en> = {
  title: 'Versioner',
  lead: 'Se vad som ändrats sedan version {{number}}',
};

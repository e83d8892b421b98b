import { sv as catalogue } from '../catalogue/messages.sv.ts';
import { sv as customers } from '../customers/messages.sv.ts';
import { sv as importing } from '../import/messages.sv.ts';
import { sv as insight } from '../insight/messages.sv.ts';
import { sv as mail } from '../mail/messages.sv.ts';
import { sv as negotiation } from '../negotiation/seller-messages.sv.ts';
import { sv as opportunityImport } from '../opportunity-import/messages.sv.ts';
import { sv as owners } from '../owners/messages.sv.ts';
import { sv as pipeline } from '../pipeline/messages.sv.ts';
import { sv as quoteRoom } from '../quote-room/seller-messages.sv.ts';
import { sv as settings } from '../settings/messages.sv.ts';
import { sv as tasks } from '../tasks/messages.sv.ts';
import { sv as templates } from '../templates/messages.sv.ts';
import { sv as waiting } from '../waiting/messages.sv.ts';
import type { Translation } from './messages.ts';
import type { en } from './workspace-texts.en.ts';

export const sv: Translation<typeof en> = {
  catalogue,
  customers,
  import: importing,
  insight,
  mail,
  negotiation,
  opportunityImport,
  owners,
  pipeline,
  quoteRoom,
  tasks,
  settings,
  templates,
  waiting,
};

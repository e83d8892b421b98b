/** What only sellers and managers read, one namespace per feature. A new feature adds its line here and in `workspace-texts.sv.ts`. */
import { en as catalogue } from '../catalogue/messages.en.ts';
import { en as customers } from '../customers/messages.en.ts';
import { en as importing } from '../import/messages.en.ts';
import { en as insight } from '../insight/messages.en.ts';
import { en as mail } from '../mail/messages.en.ts';
import { en as negotiation } from '../negotiation/seller-messages.en.ts';
import { en as opportunityImport } from '../opportunity-import/messages.en.ts';
import { en as owners } from '../owners/messages.en.ts';
import { en as pipeline } from '../pipeline/messages.en.ts';
import { en as quoteRoom } from '../quote-room/seller-messages.en.ts';
import { en as settings } from '../settings/messages.en.ts';
import { en as tasks } from '../tasks/messages.en.ts';
import { en as templates } from '../templates/messages.en.ts';
import { en as waiting } from '../waiting/messages.en.ts';

export const en = {
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

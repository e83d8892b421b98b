/** What a replay is told in, for those who open one. */
import { en as replay } from '../replay/messages.en.ts';

export const en = { replay };

/** What is read on any page but a guest's room, and in the search of that. A new feature adds its line here and in `app-texts.sv.ts`. */
import { en as accounts } from '../accounts/messages.en.ts';
import { en as find } from '../find/messages.en.ts';

export const en = {
  accounts,
  find,
};

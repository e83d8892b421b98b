/** What both sides choose. Only what the screen offers: choices are made about what the person sees. */
import { pickFrom } from '../random.ts';
import { anyGroup, content, type Edits } from './edit.ts';

export const choosing: Edits = {
  select(author, number) {
    const offered = content(author).components.filter(
      ({ presence, groupId }) => presence === 'optional' && groupId === null,
    );
    const component = pickFrom(offered, number);
    if (component) author.document.select(component.id, number % 3 > 0);
  },
  pick(author, number) {
    const group = anyGroup(author, number);
    const members = content(author).components.filter(({ groupId }) => groupId === group?.id);
    const member = pickFrom(members, number);
    if (group && member) author.document.pick(group.id, number % 5 === 0 ? [] : [member.id]);
  },
  count(author, number) {
    const counted = content(author).components.filter(({ buyerQuantity }) => buyerQuantity);
    const component = pickFrom(counted, number);
    if (component) author.document.setQuantity(component.id, String(2 + 2 * (number % 10)));
  },
};

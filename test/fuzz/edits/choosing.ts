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
  selectSection(author, number) {
    const offered = content(author).sections.filter(({ presence }) => presence === 'optional');
    const section = pickFrom(offered, number);
    if (section) author.document.selectSection(section.id, number % 3 > 0);
  },
  pick(author, number) {
    const group = anyGroup(author, number);
    const members = content(author).components.filter(({ groupId }) => groupId === group?.id);
    if (!group || members.length === 0) return;
    const from = number % members.length;
    const picked = members.slice(from, from + Math.min(group.max, number % 4));
    author.document.pick(
      group.id,
      picked.map(({ id }) => id),
    );
  },
  count(author, number) {
    const counted = content(author).components.filter(({ buyerQuantity }) => buyerQuantity);
    const component = pickFrom(counted, number);
    if (component) author.document.setQuantity(component.id, String(2 + 2 * (number % 10)));
  },
};

/** What only the seller's side does: fields, and what there is to choose from. */
import { anyComponent, anyGroup, anySection, content, type Edits } from './edit.ts';
import { fields } from './fields.ts';

const building: Edits = {
  addSection: ({ document }, _number, word) => void document.addSection({ title: word }),
  moveSection(author, number) {
    const section = anySection(author, number);
    if (section) author.document.moveSection(section.id, anySection(author, number + 1)?.id);
  },
  /** The last one stays, or there would soon be nothing to work on. */
  removeSection(author, number) {
    const section = anySection(author, number);
    if (section && number % 3 === 0 && content(author).sections.length > 2)
      author.document.removeSection(section.id);
  },
  addGroup(author, number, word) {
    const section = anySection(author, number);
    if (section) author.document.addChoiceGroup({ sectionId: section.id, title: word });
  },
  moveGroup(author, number) {
    const group = anyGroup(author, number);
    const section = anySection(author, number + 1);
    if (group && section) author.document.moveChoiceGroup(group.id, { sectionId: section.id });
  },
  removeGroup(author, number) {
    const group = anyGroup(author, number);
    if (group && number % 3 === 0) author.document.removeChoiceGroup(group.id);
  },
  addComponent(author, number, word) {
    const section = anySection(author, number);
    if (section) author.document.addComponent({ sectionId: section.id, title: word, presence: 'optional' });
  },
  addMember(author, number, word) {
    const group = anyGroup(author, number);
    if (!group) return;
    const { sectionId, id: groupId } = group;
    author.document.addComponent({ sectionId, groupId, title: word, presence: 'optional' });
  },
  duplicate(author, number) {
    const component = anyComponent(author, number);
    if (component) author.document.duplicateComponent(component.id);
  },
  moveComponent(author, number) {
    const component = anyComponent(author, number);
    const section = anySection(author, number + 1);
    if (!component || !section || component.groupId !== null) return;
    const before = content(author).components.find(({ sectionId }) => sectionId === section.id);
    author.document.moveComponent(component.id, {
      sectionId: section.id,
      groupId: null,
      beforeId: number % 2 ? before?.id : undefined,
    });
  },
  removeComponent(author, number) {
    const component = anyComponent(author, number);
    if (component && number % 3 === 0) author.document.removeComponent(component.id);
  },
};

export const selling: Edits = { ...fields, ...building };

/** Takes from what is offered. What somebody chooses of it in the same moment is no choice any more. */
export const narrowing: Edits = {
  presence(author, number) {
    const component = anyComponent(author, number);
    if (component)
      author.document.setComponent(component.id, 'presence', number % 2 ? 'required' : 'optional');
  },
  intoGroup(author, number) {
    const component = anyComponent(author, number);
    const group = anyGroup(author, number + 1);
    if (!component || !group) return;
    author.document.moveComponent(component.id, { sectionId: group.sectionId, groupId: group.id });
  },
  sectionPresence(author, number) {
    const section = anySection(author, number);
    if (section) author.document.setSection(section.id, 'presence', number % 3 ? 'optional' : 'required');
  },
  mostPicks(author, number) {
    const group = anyGroup(author, number);
    if (group) author.document.setChoiceGroup(group.id, 'max', 1 + (number % 3));
  },
  bounds(author, number) {
    const component = anyComponent(author, number);
    const bounds = { min: '2', max: String(4 + 2 * (number % 9)), step: '2' };
    if (component) author.document.setComponent(component.id, 'buyerQuantity', number % 4 ? bounds : null);
  },
};

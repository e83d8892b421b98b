/** After an attack the room is as good as before: what honest people do passes, and everybody has it. */
import * as Y from 'yjs';
import { ElementId } from '#shared/ids.ts';
import { asText } from '../../support/guarded-room.ts';
import { Broken } from '../convergence/broken.ts';
import type { Company } from '../convergence/company.ts';
import type { Tab } from '../convergence/tab.ts';
import type { Edit } from '../edits/edit.ts';

/** `word`: one that is not in the quote. The quote is open. */
export async function expectStillWorks(company: Company, word: string): Promise<void> {
  const [seller, buyer] = (['seller', 'buyer'] as const).map((side) =>
    company.tabs.find((tab) => tab.participant.side === side && tab.kind === 'shared'),
  );
  if (!seller || !buyer) throw new Error('there is somebody on each side');
  const told = () => company.tabs.map(({ live }) => live.refused.length).join();
  const before = told();

  // An attacker on the seller's side may have taken away all that there was to choose from, as sellers may.
  let offered: ElementId | undefined;
  await pass(company, seller, ({ document }) => {
    const sectionId = document.addSection({ title: word });
    offered = document.addComponent({ sectionId, title: word, presence: 'optional', unitPrice: '10' });
  });
  const component = ElementId.parse(offered);
  for (const choice of [true, false]) {
    await pass(company, buyer, ({ document }) => document.select(component, choice));
    expectEverywhere(
      company,
      `the choice ${choice}`,
      ({ doc }) => doc?.getMap('choices').get(component) === choice,
    );
  }
  for (const [tab, root, text] of [
    [buyer, 'jointTexts', 'goals'],
    [seller, 'texts', 'intro'],
  ] as const) {
    await pass(company, tab, ({ document }) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(`${word} in ${text}`)]);
      document.fragment(text).insert(0, [paragraph]);
    });
    expectEverywhere(
      company,
      `the words in ${root}`,
      ({ doc }) => doc !== null && asText(doc).includes(`${word} in ${text}`),
    );
  }
  if (told() !== before) throw new Broken('after an attack somebody honest was refused');
}

async function pass(company: Company, tab: Tab, edit: Edit): Promise<void> {
  if (!tab.edit(edit, 0, '')) throw new Broken(`after an attack ${tab.name} could not edit`);
  await company.settle();
}

function expectEverywhere(company: Company, what: string, isThere: (tab: Tab) => boolean): void {
  const without = company.tabs.find((tab) => tab.kind === 'shared' && !isThere(tab));
  if (without) throw new Broken(`after an attack ${what} did not reach ${without.name}`);
}

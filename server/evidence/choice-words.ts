/** A choice of the buyer's as a sentence without its subject, in the language of the quote. */
import type { FrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { Terms } from '#shared/quote/quote.ts';
import type { ChoiceMade } from './read-choices.ts';

interface Words {
  readonly selected: (title: string) => string;
  readonly deselected: (title: string) => string;
  readonly picked: (title: string, picks: string) => string;
  readonly quantity: (title: string, before: string, after: string) => string;
}

const words: Readonly<Record<Terms['language'], Words>> = {
  en: {
    selected: (title) => `took in “${title}”`,
    deselected: (title) => `left out “${title}”`,
    picked: (title, picks) => `picked ${picks} in “${title}”`,
    quantity: (title, before, after) => `changed the quantity of “${title}” from ${before} to ${after}`,
  },
  sv: {
    selected: (title) => `valde till ”${title}”`,
    deselected: (title) => `valde bort ”${title}”`,
    picked: (title, picks) => `valde ${picks} i ”${title}”`,
    quantity: (title, before, after) => `ändrade antalet av ”${title}” från ${before} till ${after}`,
  },
};

export function choiceWords({ content }: FrozenQuote, choice: ChoiceMade): string {
  const said = words[content.terms.language];
  const titles = new Map(
    [...content.components, ...content.sections, ...content.choiceGroups].map(({ id, title }) => [id, title]),
  );
  const { kind, element, before, after } = choice;
  const title = choice.title || (titles.get(element ?? '') ?? '');
  if (kind === 'picked') return said.picked(title, picksIn(after, titles));
  if (kind === 'quantity') return said.quantity(title, plain(before), plain(after));
  return said[kind](title);
}

/** The titles of the ids in a JSON list; what the frozen content no longer has stands by its id. */
function picksIn(json: string, titles: ReadonlyMap<string, string>): string {
  const picked: unknown = JSON.parse(json);
  return [picked]
    .flat()
    .map((id) => titles.get(String(id)) ?? String(id))
    .join(', ');
}

const plain = (json: string): string => String(JSON.parse(json));

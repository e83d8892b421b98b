/** How an offer may be answered, by whom and with what choices, as it was frozen into the version. */
import { formatDay } from '#shared/money/format-date.ts';
import { formatQuantity } from '#shared/money/format-number.ts';
import { offerSpaceOf } from '#shared/pricing/offer-space.ts';
import type { PrintedText } from './pdf-document.ts';
import { printable } from './printable.ts';
import type { QuotePrint } from './quote-print.ts';
import { plainParagraph } from './rich-blocks.ts';
import { answeringWords } from './words/answering.ts';

export function answeringText(print: QuotePrint): PrintedText {
  const { frozen, content } = print;
  const { language, validUntil } = content.terms;
  const words = answeringWords[language];
  const { signing, signatories, verification, counters } = frozen.offer;
  const names = signatories.map(({ name }) => printable(name));
  const how = [
    validUntil === null ? words.withoutEnd : words.until(formatDay(validUntil, language)),
    words.signing[signing](names),
    verification === 'code' ? words.code : '',
  ];
  const open = openChoices(print);
  const paragraphs = [
    how.filter(Boolean).join(' '),
    open.length === 0 ? words.nothingOpen : words.open,
    ...open,
    words.counters[counters],
  ];
  return { title: words.title, blocks: paragraphs.map(plainParagraph) };
}

/** One sentence for each kind of choice that is left open; none where nothing is. */
function openChoices({ content }: QuotePrint): string[] {
  const words = answeringWords[content.terms.language];
  const space = offerSpaceOf(content);
  const titles = new Map(
    [...content.sections, ...content.choiceGroups, ...content.components].map(({ id, title }) => [id, title]),
  );
  const titleOf = ({ id }: { readonly id: string }) => printable(titles.get(id) ?? '');
  const isOpen = ({ open }: { readonly open: boolean }) => open;
  const kinds = [
    [words.sections, space.sections.filter(isOpen).map(titleOf)],
    [words.components, space.components.filter(isOpen).map(titleOf)],
    [words.groups, space.groups.filter(isOpen).map(titleOf)],
    [
      words.quantities,
      space.quantities
        .filter(isOpen)
        .map((each) => `${titleOf(each)} (${formatQuantity(each.min)}–${formatQuantity(each.max)})`),
    ],
  ] as const;
  return kinds.filter(([, items]) => items.length > 0).map(([sentence, items]) => sentence(items.join('; ')));
}

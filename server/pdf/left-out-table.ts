import { formatMoney } from '#shared/money/format-money.ts';
import { formatQuantity } from '#shared/money/format-number.ts';
import type { Component } from '#shared/quote/quote.ts';
import { leftOutSection } from './bundle-rows.ts';
import type { LeftOutTable } from './pdf-document.ts';
import { printable } from './printable.ts';
import { figuresOf, moneyColumn, type QuotePrint } from './quote-print.ts';
import { firstMonths } from './value.ts';

/** What was offered and is not part of the quote: left out, or an alternative that another was chosen over. `null` when nothing is. */
export function leftOutTable(print: QuotePrint): LeftOutTable | null {
  const { content, priced, words } = print;
  const sections = new Map(content.sections.map((section) => [section.id, section]));
  const isTold = ({ sectionId }: Component) => (sections.get(sectionId)?.disclosure ?? 'open') === 'open';
  const bundles = priced.leftOutSections.flatMap((id) => {
    const section = sections.get(id);
    return section === undefined || section.disclosure === 'open' ? [] : [leftOutSection(print, section)];
  });
  const out = content.components.filter(
    (component) => isTold(component) && !figuresOf(print, component).selected,
  );
  if (out.length === 0 && bundles.length === 0) return null;
  const outWith = new Set(priced.leftOutSections);
  const leftOut = new Set(priced.leftOut);
  const groupTitles = new Map(content.choiceGroups.map(({ id, title }) => [id, title]));
  const figures = out.map((component) => figuresOf(print, component));
  const money = moneyColumn(
    print,
    figures.map(({ net }) => net),
  );
  const taxMoney = moneyColumn(
    print,
    figures.map(({ ownVat }) => ownVat),
  );
  const leftOutWords = ({ sectionId }: Component): string => {
    const section = outWith.has(sectionId) ? printable(sections.get(sectionId)?.title ?? '') : '';
    return section === '' ? words.leftOut : words.leftOutSection(section);
  };
  const row = (component: Component) => {
    const { quantity, net, ownVat, period } = figuresOf(print, component);
    const group = component.groupId === null ? undefined : groupTitles.get(component.groupId);
    return {
      title: printable(component.title),
      detail: leftOut.has(component.id)
        ? leftOutWords(component)
        : [words.notChosen, printable(group ?? '')].filter(Boolean).join(': '),
      quantity: formatQuantity(quantity),
      amount: `${money(net)}${words.per[period]}`,
      vat: taxMoney(ownVat),
    };
  };
  return {
    title: words.leftOutTitle,
    note: words.leftOutNote,
    columns: [words.component, words.quantity, words.amount, words.tax],
    // Real omissions first; what lost against an alternative after them.
    rows: [
      ...bundles,
      ...out.filter(({ id }) => leftOut.has(id)).map(row),
      ...out.filter(({ id }) => !leftOut.has(id)).map(row),
    ],
    worth: worthNote(print),
  };
}

/** The total with all of it, beside the total without: what leaving it out has saved, or cost. */
function worthNote(print: QuotePrint): string {
  const { priced, words } = print;
  const { leftOut } = priced.firstYearParts;
  return leftOut === 0 ? '' : words.leftOutWorth(firstMonths(print), formatMoney(leftOut, priced.currency));
}

import type { Component, Section } from '#shared/quote/quote.ts';
import type { ComponentRow, LeftOutTable } from './pdf-document.ts';
import { printable } from './printable.ts';
import { moneyColumn, perPeriod, type QuotePrint } from './quote-print.ts';

/** A part of a bundle whose prices are not shown: what it is and how many, and nothing that tells what it costs. */
export function withoutPrice({ words }: QuotePrint, component: Component, row: ComponentRow): ComponentRow {
  const lists = [
    component.included.length > 0 ? words.included(component.included.map(printable).join('; ')) : '',
    component.notIncluded.length > 0
      ? words.notIncluded(component.notIncluded.map(printable).join('; '))
      : '',
  ];
  const details = [printable(component.description), ...lists].filter(Boolean);
  return { ...row, details, price: '', amount: row.isIn ? words.inPrice : words.leftOut };
}

/** A section that was left out as a whole and is told as one: of a bundle, what is in it has no price of its own. */
export function leftOutSection(print: QuotePrint, section: Section): LeftOutTable['rows'][number] {
  const { words, priced } = print;
  const own = priced.optionalSections[section.id]?.own ?? [];
  const nets = moneyColumn(
    print,
    own.map(({ net }) => net),
  );
  const taxes = moneyColumn(
    print,
    own.map(({ tax }) => tax),
  );
  return {
    title: printable(section.title),
    detail: words.leftOut,
    quantity: '',
    amount:
      perPeriod(
        print,
        own.map(({ period, net }) => ({ period, amount: net })),
        nets,
      ) || '–',
    vat: own.map(({ tax }) => taxes(tax)).join(' + ') || '–',
  };
}

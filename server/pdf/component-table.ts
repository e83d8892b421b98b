/** The table of what is included: every section with its components, and in their places those that were left out. */
import { formatDifference, formatUnitPrice, priceDecimals } from '#shared/money/format-money.ts';
import { formatPercent, formatQuantity } from '#shared/money/format-number.ts';
import type { PricedAdjustment, PricedComponent } from '#shared/pricing/priced-quote.ts';
import { tierParts } from '#shared/pricing/tier-parts.ts';
import { lineAmount, totalAmount } from '#shared/pricing/with-vat.ts';
import type { ChoiceGroup, Component, Section } from '#shared/quote/quote.ts';
import { membersOf, pickedIn } from '#shared/quote/selection.ts';
import { rowsOf } from '#shared/quote-doc/reading-order.ts';
import { withoutPrice } from './bundle-rows.ts';
import type { ComponentRow, ComponentSection, ComponentTable } from './pdf-document.ts';
import { printable } from './printable.ts';
import { figuresOf, moneyColumn, perPeriod, type QuotePrint } from './quote-print.ts';
import { valueLabel, valueText } from './value.ts';

export function componentTable(print: QuotePrint): ComponentTable {
  const { content, words } = print;
  return {
    title: words.components,
    columns: [words.component, words.quantity, ...moneyColumns(print)],
    continued: words.continued,
    sections: content.sections.map((section, index) => printedSection(print, section, index + 1)),
    total: { title: valueLabel(print), amount: valueText(print) },
  };
}

/** Whoever reads with VAT still finds unit prices without: they are what is multiplied. */
function moneyColumns({ content, words }: QuotePrint): [price: string, amount: string] {
  return content.terms.displayBasis === 'inclVat'
    ? [`${words.price}, ${words.exclVat}`, `${words.amount}, ${words.inclVat}`]
    : [words.price, words.amount];
}

/** Everything that is printed about one component, and the decimals its section shows. */
interface LineContext {
  readonly print: QuotePrint;
  readonly priceDecimals: number;
  readonly money: (amount: number) => string;
  readonly disclosure: Section['disclosure'];
}

function printedSection(print: QuotePrint, section: Section, number: number): ComponentSection {
  const { content, priced, words } = print;
  const components = content.components.filter(({ sectionId }) => sectionId === section.id);
  const sums = priced.sections[section.id] ?? [];
  const isOut = priced.leftOutSections.includes(section.id);
  const basis = content.terms.displayBasis;
  const amounts = components.map((component) => lineAmount(figuresOf(print, component), basis));
  const sumsShown = sums.map((sum) => ({ period: sum.period, amount: totalAmount(sum, basis) }));
  const prices = components
    .filter(({ priceModel }) => priceModel === 'flat')
    .map(({ unitPrice }) => unitPrice ?? '0');
  const context: LineContext = {
    print,
    priceDecimals: priceDecimals(prices, priced.currency),
    money: moneyColumn(print, amounts),
    disclosure: section.disclosure,
  };
  return {
    title: `${number}  ${printable(section.title)}`,
    note: section.discountPercent ? words.sectionDiscount(formatPercent(section.discountPercent)) : '',
    amount: isOut
      ? words.leftOut
      : perPeriod(
          print,
          sumsShown,
          moneyColumn(print, [...amounts, ...sumsShown.map(({ amount }) => amount)]),
        ),
    rows: section.disclosure === 'compositionHidden' ? [] : componentRows(context, section, components),
  };
}

function componentRows(
  context: LineContext,
  section: Section,
  components: readonly Component[],
): ComponentRow[] {
  const { choiceGroups, components: all } = context.print.content;
  const byId = new Map(components.map((component) => [component.id, component]));
  const groups = new Map(choiceGroups.map((group) => [group.id, group]));
  return rowsOf(section.id, choiceGroups, all).flatMap(({ id }) => {
    const component = byId.get(id);
    if (component) return [lineRow(context, component)];
    const group = groups.get(id);
    return group ? groupRows(context, group) : [];
  });
}

/** What was picked of a choice group stands under the group's name; nothing picked is said. */
function groupRows(context: LineContext, group: ChoiceGroup): ComponentRow[] {
  const { content, words } = context.print;
  const members = membersOf(content, group);
  const picked = new Set(pickedIn(content, group));
  const title = printable(group.title);
  if (picked.size === 0) {
    const empty = { details: [], quantity: '', price: '', unit: '', amount: '–' };
    return [{ isIn: false, title: named(title, words.noneOf(members.length)), ...empty }];
  }
  return members
    .filter(({ id }) => picked.has(id))
    .map((member) => lineRow(context, member, { title, chosenFrom: words.chosenFrom(members.length) }));
}

function lineRow(
  context: LineContext,
  component: Component,
  group?: { readonly title: string; readonly chosenFrom: string },
): ComponentRow {
  const { print, money } = context;
  const { words } = print;
  const figures = figuresOf(print, component);
  const title = printable(component.title);
  const per = words.per[component.pricePeriod];
  const row: ComponentRow = {
    isIn: figures.selected,
    title: named(group?.title ?? '', title),
    details: details(print, component, figures, group?.chosenFrom),
    quantity: formatQuantity(figures.quantity),
    price: priceText(context, component),
    unit: [basePer(print, component), printable(component.unit)].filter(Boolean).join(', '),
    amount: amountText(
      context,
      component,
      `${money(lineAmount(figures, print.content.terms.displayBasis))}${per}`,
    ),
  };
  return context.disclosure === 'open' ? row : withoutPrice(print, component, row);
}

/** "CRM integration: Two-way sync" */
const named = (group: string, what: string): string => [group, what].filter(Boolean).join(': ');

/** A draft may have components whose price nobody has set; nought would be a promise. */
const isUnpriced = ({ priceModel, unitPrice }: Component): boolean =>
  priceModel === 'flat' && unitPrice === null;

function priceText({ print, priceDecimals }: LineContext, component: Component): string {
  if (isUnpriced(component)) return print.words.notPriced;
  if (component.priceModel !== 'flat') return print.words.tiered;
  return formatUnitPrice(component.unitPrice ?? '0', print.priced.currency, priceDecimals);
}

function amountText({ print }: LineContext, component: Component, amount: string): string {
  if (!figuresOf(print, component).selected) return print.words.leftOut;
  return isUnpriced(component) ? '–' : amount;
}

const basePer = ({ words }: QuotePrint, { baseQuantity }: Component): string =>
  baseQuantity === '1' ? '' : words.perUnits(formatQuantity(baseQuantity));

function details(
  print: QuotePrint,
  component: Component,
  figures: PricedComponent,
  chosenFrom = '',
): string[] {
  const { words } = print;
  const list = (items: readonly string[]) => items.map(printable).join('; ');
  return [
    [chosenFrom, printable(component.description)].filter(Boolean).join('. '),
    tierText(print, component, figures),
    ...figures.adjustments.map((each) => adjustmentText(print, each)),
    component.included.length > 0 ? words.included(list(component.included)) : '',
    component.notIncluded.length > 0 ? words.notIncluded(list(component.notIncluded)) : '',
  ].filter(Boolean);
}

/** "10 × 1 800 kr + 14 × 1 400 kr" */
function tierText({ priced }: QuotePrint, component: Component, { quantity }: PricedComponent): string {
  const price = (unitPrice: string) => formatUnitPrice(unitPrice, priced.currency);
  return tierParts(component, quantity)
    .flatMap(({ quantity: units, unitPrice, flatFee }) => [
      `${formatQuantity(units)} × ${price(unitPrice)}`,
      ...(flatFee === null ? [] : [price(flatFee)]),
    ])
    .join(' + ');
}

/** "Discount 10 %, −2 560 kr" */
function adjustmentText({ words, priced }: QuotePrint, { adjustment, amount }: PricedAdjustment): string {
  const [word, sign] =
    adjustment.kind === 'discount' ? ([words.discount, -1] as const) : ([words.charge, 1] as const);
  const money = formatDifference(sign * amount, priced.currency);
  return word('percent' in adjustment ? `${formatPercent(adjustment.percent)}, ${money}` : money);
}

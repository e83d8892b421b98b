import type { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import type { Component } from '../quote/quote.ts';
import { type PricedLine, priceComponent } from './price-component.ts';
import type { PricedComponent } from './priced-quote.ts';

/** How a quote's lines are come by: computed each time, or kept from the time before. Invisible in any result. */
export interface Memory {
  line(component: Component, statedQuantity: string, currency: CurrencyCode): PricedLine;
  component(line: PricedLine, selected: boolean, differenceToPicked: MinorUnits | null): PricedComponent;
}

export const noMemory: Memory = { line: priceComponent, component: pricedComponent };

/** Field by field, because copying all but one by pattern takes longer than pricing the line. */
function pricedComponent(
  line: PricedLine,
  selected: boolean,
  differenceToPicked: MinorUnits | null,
): PricedComponent {
  const { id, quantity, period, gross, adjustments, net, vat, ownVat, tierIndex, cheaperAbove } = line;
  return {
    id,
    selected,
    quantity,
    period,
    gross,
    adjustments,
    net,
    vat,
    ownVat,
    tierIndex,
    cheaperAbove,
    differenceToPicked,
  };
}

/** Keeps the last line of each component, and the last result of each line, for as long as the component lives. */
export function keepLast(): Memory {
  const lines = new WeakMap<Component, { quantity: string; currency: CurrencyCode; line: PricedLine }>();
  const components = new WeakMap<PricedLine, PricedComponent>();
  return {
    line(component, quantity, currency) {
      const last = lines.get(component);
      if (last?.quantity === quantity && last.currency === currency) return last.line;
      const line = priceComponent(component, quantity, currency);
      lines.set(component, { quantity, currency, line });
      return line;
    },
    component(line, selected, differenceToPicked) {
      const last = components.get(line);
      if (last?.selected === selected && last.differenceToPicked === differenceToPicked) return last;
      const priced = pricedComponent(line, selected, differenceToPicked);
      components.set(line, priced);
      return priced;
    },
  };
}

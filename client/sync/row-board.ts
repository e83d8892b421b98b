/**
 * How each component stands, for the row that shows it. A choice changes one row of hundreds, or a few; were each row
 * to look for itself, as other places on the screen do, all of them would be asked at every choice.
 */
import type { ElementId } from '#shared/ids.ts';
import type { UnmetRule } from '#shared/pricing/choice-rules.ts';
import type { PricedComponent, PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { isChosen } from '#shared/quote/selection.ts';
import { keepIdentity } from './keep-identity.ts';

export interface Row {
  readonly priced: PricedComponent;
  /** By itself, also while its whole section is left out. */
  readonly isChosen: boolean;
  /** Of the rules that the present choice does not follow, those that it states. */
  readonly unmetRules: readonly UnmetRule[];
}

export interface RowsState {
  readonly content: QuoteContent;
  /** What `content` comes to. */
  readonly priced: PricedQuote;
}

const noRules: readonly UnmetRule[] = [];

export class RowBoard {
  readonly #read: () => RowsState;
  readonly #listeners = new Map<ElementId, Set<() => void>>();
  /** Rows that are another one, and whose listeners have not been told. */
  readonly #untold = new Set<ElementId>();
  #rows: ReadonlyMap<ElementId, Row> = new Map();
  #content: QuoteContent | null = null;
  #priced: PricedQuote | null = null;

  constructor(read: () => RowsState) {
    this.#read = read;
  }

  /** `undefined`: there is no such component any more. The same object for as long as it is equal. */
  of(id: ElementId): Row | undefined {
    this.#refresh();
    return this.#rows.get(id);
  }

  subscribe(id: ElementId, listener: () => void): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) this.#listeners.delete(id);
    };
  }

  /** The quote is another one: wakes the rows that it changes. */
  changed(): void {
    this.#refresh();
    const told = [...this.#untold];
    this.#untold.clear();
    for (const id of told) for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
  }

  #refresh(): void {
    const { content, priced } = this.#read();
    if (content === this.#content && priced === this.#priced) return;
    const isFirst = this.#content === null;
    const before = this.#rows;
    this.#rows = rowsOf(content, priced, before);
    this.#content = content;
    this.#priced = priced;
    // Whoever listens has read before.
    if (isFirst) return;
    for (const id of new Set([...before.keys(), ...this.#rows.keys()]))
      if (before.get(id) !== this.#rows.get(id)) this.#untold.add(id);
  }
}

function rowsOf(
  content: QuoteContent,
  priced: PricedQuote,
  before: ReadonlyMap<ElementId, Row>,
): ReadonlyMap<ElementId, Row> {
  const rules = Map.groupBy(priced.unmetRules, ({ component }) => component);
  const rows = new Map<ElementId, Row>();
  for (const component of content.components) {
    const { id } = component;
    const figures = priced.components[id];
    if (!figures) continue;
    const row: Row = {
      priced: figures,
      isChosen: isChosen(content, component),
      unmetRules: rules.get(id) ?? noRules,
    };
    rows.set(id, keepIdentity(before.get(id), row));
  }
  return rows;
}

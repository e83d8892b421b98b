/**
 * An item that saves itself as it is edited. One request is under way at a time; what was changed meanwhile goes with
 * the next one. "saved" is said of nothing that the server has not answered for.
 */
import {
  type CatalogueItem,
  type CatalogueValues,
  catalogueDefaults,
} from '#shared/catalogue/catalogue-item.ts';
import { sameValue } from '#shared/quote-doc/same-value.ts';
import { BuiltStore, type Store } from '../sync/store.ts';
import { type ItemClash, mergeValues } from './merge-values.ts';

export interface ItemState {
  readonly values: CatalogueValues;
  /** unnamed: a new one that has no name yet. clash: somebody has changed the same to something else. */
  readonly saving: 'saved' | 'saving' | 'failed' | 'unnamed' | 'clash';
  readonly error: unknown;
  readonly clashes: readonly ItemClash[];
  /** Who changed it meanwhile: in a clash, and where both changes were put together. */
  readonly other: string | null;
}

/** Rejects with `ItemMoved` where somebody was faster, and otherwise as every call does. */
export type SendItem = (saved: CatalogueItem | null, values: CatalogueValues) => Promise<CatalogueItem>;

export class ItemMoved extends Error {
  readonly item: CatalogueItem;

  constructor(item: CatalogueItem) {
    super('The item was changed meanwhile');
    this.item = item;
  }
}

export class ItemSaver implements Store<ItemState> {
  readonly #send: SendItem;
  readonly #store = new BuiltStore<ItemState>(() => this.#build());
  /** As the server has it; `null`: not there yet. */
  #saved: CatalogueItem | null;
  #values: CatalogueValues;
  #isUnderWay = false;
  #error: unknown = null;
  #clashes: readonly ItemClash[] = [];
  #other: string | null = null;

  readonly subscribe = this.#store.subscribe;
  readonly getState = this.#store.getState;

  constructor(item: CatalogueItem | null, send: SendItem, start: CatalogueValues = catalogueDefaults) {
    this.#saved = item;
    this.#values = item?.values ?? start;
    this.#send = send;
  }

  change(change: (values: CatalogueValues) => CatalogueValues): void {
    this.#values = change(this.#values);
    this.#error = null;
    void this.#save();
  }

  /** Takes a newer state of it, where nothing is left to be saved; what is unsaved meets it when it is sent. */
  adopt(item: CatalogueItem): void {
    if (!this.#saved || item.revision <= this.#saved.revision || this.#isUnderWay || !this.#isSaved()) return;
    this.#saved = item;
    this.#values = item.values;
    this.#store.stale();
  }

  retry(): void {
    this.#error = null;
    void this.#save();
  }

  /** Ends a clash: what I have written stands over theirs, or theirs over mine. */
  settle(whose: 'mine' | 'theirs'): void {
    if (whose === 'theirs' && this.#saved) {
      for (const { field, theirs } of this.#clashes) this.#values = withField(this.#values, field, theirs);
    }
    this.#clashes = [];
    this.#other = null;
    void this.#save();
  }

  async #save(): Promise<void> {
    const values = this.#values;
    const isNeeded = this.#clashes.length === 0 && !this.#isUnnamed() && !this.#isSaved();
    if (this.#isUnderWay || !isNeeded) return this.#store.stale();
    this.#isUnderWay = true;
    this.#store.stale();
    try {
      this.#saved = await this.#send(this.#saved, values);
    } catch (error) {
      if (error instanceof ItemMoved) this.#meet(error.item);
      else this.#error = error;
    }
    this.#isUnderWay = false;
    if (this.#error === null) await this.#save();
    else this.#store.stale();
  }

  #meet(item: CatalogueItem): void {
    const { values, clashes } = mergeValues(this.#saved?.values ?? item.values, this.#values, item.values);
    this.#saved = item;
    this.#values = values;
    this.#clashes = clashes;
    this.#other = item.changedBy;
  }

  #isSaved(): boolean {
    return this.#saved !== null && sameValue(this.#saved.values, this.#values);
  }

  #isUnnamed(): boolean {
    return this.#saved === null && this.#values.component.title === '';
  }

  #build(): ItemState {
    return {
      values: this.#values,
      saving: this.#saving(),
      error: this.#error,
      clashes: this.#clashes,
      other: this.#other,
    };
  }

  #saving(): ItemState['saving'] {
    if (this.#clashes.length > 0) return 'clash';
    if (this.#isUnnamed()) return 'unnamed';
    if (this.#error !== null) return 'failed';
    return this.#isUnderWay || !this.#isSaved() ? 'saving' : 'saved';
  }
}

/** The values with another one in that place, "component.unitPrice". */
function withField(values: CatalogueValues, field: string, value: unknown): CatalogueValues {
  const [part = '', key] = field.split('.');
  if (key === undefined) return { ...values, [part]: value };
  return { ...values, [part]: { ...values[part as 'component' | 'costs'], [key]: value } };
}

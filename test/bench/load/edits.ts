/**
 * What people do in a room, as the updates that Yjs would send for it: mostly typing, every tenth time a choice, a
 * quantity or a price. Written struct by struct, because a million of them are needed and a Y.Doc per person would
 * cost more than the servers that are measured. `check-edits.ts` holds them against Yjs itself.
 */
import * as Y from 'yjs';
import type { Side } from '#shared/access/permissions.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { type Id, idOf, text, update, values } from '../../support/hand-made-update.ts';
import { componentOf } from '../world/bench-quote.ts';

/** A keystroke each, so that a room may be typed in for minutes before its text is as long as a text may be. */
const keys = ['a', 'n', 'd', ' ', 'e', 's'] as const;
export const editsPerValue = 10;
/** Client ids of the load from here on: as long on the wire as those that Yjs draws. */
export const firstClient = 3_000_000_000;

/** Where one person writes: the last thing in each place. */
interface Places {
  text: Id;
  choice: Id;
  quantity: Id;
  price: Id;
}

type Slot = Exclude<keyof Places, 'text'>;

export interface Edit {
  readonly update: Uint8Array;
  /** The author's clock after it. */
  readonly end: number;
}

/** Which values each side may set, in turn. */
const slotsOf: Readonly<Record<Side, readonly Slot[]>> = {
  seller: ['price', 'quantity'],
  buyer: ['choice', 'quantity'],
};

const valueFor: Readonly<Record<Slot, (edit: number) => unknown>> = {
  choice: (edit) => Math.floor(edit / (2 * editsPerValue)) % 2 === 0,
  quantity: (edit) => String(5 + (edit % 900)),
  price: (edit) => String(2_000 + edit),
};

/** The places of everybody in a document of `newQuote` or `quoteWithPast`. */
export class Desk {
  readonly #doc = new Y.Doc();

  constructor(state: Uint8Array) {
    Y.applyUpdate(this.#doc, state);
    new QuoteDocument(this.#doc, 'shared');
  }

  placesOf(person: number): Places {
    const id = componentOf(person);
    return {
      text: this.#endOfParagraph(person),
      choice: idOf(this.#doc, 'choices', id),
      quantity: idOf(this.#doc, 'quantities', id),
      price: idOf(this.#doc, 'components', id, 'unitPrice'),
    };
  }

  #endOfParagraph(person: number): Id {
    const paragraph = new QuoteDocument(this.#doc, 'shared').fragment('goals').get(person);
    const line = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    let last = line instanceof Y.XmlText ? line._start : null;
    while (last?.right) last = last.right;
    if (!last) throw new Error(`there is no text for person ${person}`);
    return last.lastId;
  }
}

/** One person's edits, one after the other. */
export class Author {
  readonly client: number;
  readonly #side: Side;
  readonly #places: Places;
  #clock = 0;
  #edits = 0;

  constructor(client: number, side: Side, places: Places) {
    this.client = client;
    this.#side = side;
    this.#places = { ...places };
  }

  next(): Edit {
    const { plan } = this;
    this.#edits += 1;
    return 'typed' in plan ? this.#type(plan.typed) : this.#set(plan.slot, plan.value);
  }

  /** What the next edit does. */
  get plan(): { readonly typed: string } | { readonly slot: Slot; readonly value: unknown } {
    const edit = this.#edits + 1;
    if (edit % editsPerValue !== 0) return { typed: keys[edit % keys.length] ?? 'a' };
    const slots = slotsOf[this.#side];
    const slot = slots[(edit / editsPerValue) % slots.length] ?? 'quantity';
    return { slot, value: valueFor[slot](edit) };
  }

  #type(typed: string): Edit {
    const { client } = this;
    const clock = this.#clock;
    this.#clock += typed.length;
    const bytes = update([{ client, clock, structs: [text({ origin: this.#places.text }, typed)] }]);
    this.#places.text = { client, clock: this.#clock - 1 };
    return { update: bytes, end: this.#clock };
  }

  #set(slot: Slot, value: unknown): Edit {
    const { client } = this;
    const clock = this.#clock;
    this.#clock += 1;
    const before = this.#places[slot];
    const structs = [values({ origin: before, key: slot }, value)];
    const gone = [{ client: before.client, ranges: [[before.clock, 1]] as const }];
    this.#places[slot] = { client, clock };
    return { update: update([{ client, clock, structs }], gone), end: this.#clock };
  }
}

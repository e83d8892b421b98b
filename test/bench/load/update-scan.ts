/**
 * Finds in an update whose work it carries and how far, without decoding it: the client ids and the clock after the
 * last struct of each. It reads what the load's edits consist of (text, simple values, deleted content); where an
 * update holds more, as when a server tells of a document it has just loaded, Yjs decodes it.
 */
import * as Y from 'yjs';

/** `end`: the clock that the client's next struct will have. It may be told several times of one client, rising. */
export type Found = (client: number, end: number) => void;

const contents = { gc: 0, deleted: 1, text: 4, values: 8, skip: 10 } as const;

class NotAnEdit extends Error {}

export class UpdateScanner {
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;

  scan(update: Uint8Array, found: Found): void {
    try {
      this.#scanEdits(update, found);
    } catch (error) {
      if (!(error instanceof NotAnEdit)) throw error;
      for (const { id, length } of Y.decodeUpdate(update).structs) found(id.client, id.clock + length);
    }
  }

  #scanEdits(update: Uint8Array, found: Found): void {
    this.#bytes = update;
    this.#at = 0;
    for (let sections = this.#readVarUint(); sections > 0; sections -= 1) {
      const structs = this.#readVarUint();
      const client = this.#readVarUint();
      let clock = this.#readVarUint();
      for (let left = structs; left > 0; left -= 1) clock += this.#readStruct();
      found(client, clock);
    }
  }

  /** How many clocks the struct takes. */
  #readStruct(): number {
    const info = this.#readByte();
    const content = info & 0x1f;
    if (content === contents.gc || content === contents.skip) return this.#readVarUint();
    if (info & 0x80) this.#skipId();
    if (info & 0x40) this.#skipId();
    if ((info & 0xc0) === 0) this.#skipParent(info);
    return this.#readContent(content);
  }

  #skipParent(info: number): void {
    const isRoot = this.#readVarUint() === 1;
    if (isRoot) this.#skip(this.#readVarUint());
    else this.#skipId();
    if (info & 0x20) this.#skip(this.#readVarUint());
  }

  #readContent(content: number): number {
    switch (content) {
      case contents.deleted:
        return this.#readVarUint();
      case contents.text: {
        // The load types ASCII, where bytes are characters.
        const length = this.#readVarUint();
        this.#skip(length);
        return length;
      }
      case contents.values: {
        const count = this.#readVarUint();
        for (let left = count; left > 0; left -= 1) this.#skipValue();
        return count;
      }
      default:
        throw new NotAnEdit();
    }
  }

  #skipValue(): void {
    const type = this.#readByte();
    if (type === 119) this.#skip(this.#readVarUint());
    else if (type !== 120 && type !== 121) throw new NotAnEdit();
  }

  #skipId(): void {
    this.#readVarUint();
    this.#readVarUint();
  }

  #skip(bytes: number): void {
    this.#at += bytes;
  }

  #readByte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError('the update is cut short');
    this.#at += 1;
    return byte;
  }

  #readVarUint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#readByte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }
}

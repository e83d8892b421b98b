/** The frame that somebody in the room was told last: most likely it is told to all, and need be read once. */
export class RepeatedFrame {
  #bytes = new Uint8Array();
  found: readonly (readonly [client: number, clock: number])[] = [];

  isSame(bytes: Buffer, start: number, end: number): boolean {
    const { length } = this.#bytes;
    return end - start === length && bytes.compare(this.#bytes, 0, length, start, end) === 0;
  }

  remember(bytes: Uint8Array, found: RepeatedFrame['found']): void {
    this.#bytes = new Uint8Array(bytes);
    this.found = found;
  }
}

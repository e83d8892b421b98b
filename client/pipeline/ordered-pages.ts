/** What pages of a list that moves come to. Plain data in and out. */

export interface Page {
  /** Another one as soon as a row has come, gone or moved. */
  readonly order: string;
  /** How many rows there are on all pages. */
  readonly count: number;
  /** `null`: there are no more. */
  readonly after: string | null;
}

/** Whether nothing came, went or moved between one and the next. */
export function areOfOneOrder(pages: readonly Pick<Page, 'order'>[]): boolean {
  return pages.every(({ order }) => order === pages[0]?.order);
}

/** A row that stands on two pages has moved from the one to the other meanwhile: it is where it was read last. */
export function eachOnce<T>(pages: readonly (readonly T[])[], idOf: (row: T) => string): T[] {
  const rows = pages.flat();
  const lastAt = new Map(rows.map((row, at) => [idOf(row), at]));
  return rows.filter((row, at) => lastAt.get(idOf(row)) === at);
}

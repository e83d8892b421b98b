import { describe, expect, it, vi } from 'vitest';
import { createPricer } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { keepIdentity } from '../../../client/sync/keep-identity.ts';
import { RowBoard, type RowsState } from '../../../client/sync/row-board.ts';
import { smallQuote } from '../../support/quote-content.ts';

function boardOf(first: QuoteContent) {
  const price = createPricer();
  const standing = (content: QuoteContent, before?: RowsState): RowsState => ({
    content,
    priced: keepIdentity(before?.priced, price(content, { issues: [], asOf: null })),
  });
  let now = standing(first);
  const board = new RowBoard(() => now);
  const become = (change: Partial<QuoteContent>) => {
    now = standing({ ...now.content, ...change }, now);
    board.changed();
  };
  return { board, become, content: () => now.content };
}

/** A row on the screen, with how often it was woken. */
function row(board: RowBoard, id: Parameters<RowBoard['of']>[0]) {
  board.of(id);
  const woken = vi.fn();
  return { woken, leave: board.subscribe(id, woken) };
}

const quote = { ...smallQuote(), choices: {} };
const idOf = (found: (component: QuoteContent['components'][number]) => boolean) => {
  const component = quote.components.find(found);
  if (!component) throw new Error('the small quote has no such component');
  return component.id;
};
const training = idOf(({ id }) => id === 'training');
const others = quote.components.map(({ id }) => id).filter((id) => id !== training);

describe('the rows of a quote', () => {
  it('say how each component stands', () => {
    const { board, become } = boardOf(quote);
    become({ choices: { [training]: true } });
    expect(board.of(training)).toMatchObject({ isChosen: true, priced: { selected: true }, unmetRules: [] });
    become({ choices: { [training]: false } });
    expect(board.of(training)).toMatchObject({ isChosen: false, priced: { selected: false } });
  });

  it('are woken one by one: a choice wakes its own row, and no other', () => {
    const { board, become } = boardOf(quote);
    const [chosen, ...rest] = [training, ...others].map((id) => row(board, id));
    become({ choices: { [training]: true } });
    expect(chosen?.woken).toHaveBeenCalledTimes(1);
    expect(rest.map(({ woken }) => woken.mock.calls.length)).toEqual(rest.map(() => 0));
  });

  it('are woken of what was looked at before anybody was told', () => {
    const { board, become, content } = boardOf(quote);
    const { woken } = row(board, training);
    const other = others[0] ?? training;
    // Somebody who reads in the midst of a change must not take the news from the row.
    const leave = board.subscribe(other, () => board.of(training));
    become({ choices: { [training]: true }, terms: { ...content().terms, title: 'Other' } });
    leave();
    expect(woken).toHaveBeenCalledTimes(1);
  });

  it('tell what rule is not followed where it is stated', () => {
    const required = others[0] ?? training;
    const components = quote.components.map((component) =>
      component.id === training
        ? { ...component, requires: [required] }
        : component.id === required
          ? { ...component, presence: 'optional' as const, preselected: false, groupId: null }
          : component,
    );
    const { board } = boardOf({ ...quote, components, choices: { [training]: true } });
    expect(board.of(training)?.unmetRules).toMatchObject([{ kind: 'requires', other: required }]);
    expect(board.of(required)?.unmetRules).toEqual([]);
  });

  it('keep still where nothing is another thing, and when they have left', () => {
    const { board, become, content } = boardOf(quote);
    const before = board.of(training);
    const { woken, leave } = row(board, training);
    become({ terms: { ...content().terms, title: 'Another title' } });
    expect(board.of(training)).toBe(before);
    expect(woken).not.toHaveBeenCalled();
    leave();
    become({ choices: { [training]: !before?.isChosen } });
    expect(woken).not.toHaveBeenCalled();
  });

  it('are gone with their component, and their readers are told', () => {
    const { board, become, content } = boardOf(quote);
    const { woken } = row(board, training);
    become({ components: content().components.filter(({ id }) => id !== training) });
    expect(woken).toHaveBeenCalledTimes(1);
    expect(board.of(training)).toBeUndefined();
  });
});

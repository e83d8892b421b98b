import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPricer } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { withChoices } from '#shared/quote/selection.ts';
import { choiceDriver, effectsOf } from '../../../../client/quote-room/money/drivers.ts';
import { DriversBoard } from '../../../../client/quote-room/money/drivers-board.ts';
import type { Later } from '../../../../client/ui/when-idle.ts';
import { component, quoteContent } from '../../../support/quote-content.ts';

const optional = { presence: 'optional', preselected: false } as const;
const first = quoteContent({
  components: [
    component('course', { ...optional, unitPrice: '900' }),
    component('visit', { ...optional, unitPrice: '70' }),
  ],
});

let content: QuoteContent;
let waiting: Parameters<Later>[0][];
const pricer = createPricer();
const newBoard = () =>
  new DriversBoard(
    () => ({ content, priced: pricer(content) }),
    (work) => waiting.push(work),
  );

/** The page is idle for as long as it takes, or for one row at a time. */
function rest(hasTime = true): void {
  waiting = waiting.filter((work) => work(() => hasTime));
}

const saidOf = (board: DriversBoard, id: string) => {
  const driver = choiceDriver(board.of(id));
  return driver && effectsOf(driver);
};

beforeEach(() => {
  content = first;
  waiting = [];
});

describe('what the choices in sight would do', () => {
  it('is worked out when the page is idle, and told to whoever shows it', () => {
    const board = newBoard();
    const tell = vi.fn();
    board.watch('course', tell);
    expect(board.of('course')).toEqual([]);
    rest();
    expect(tell).toHaveBeenCalledTimes(1);
    expect(saidOf(board, 'course')).toEqual([{ period: 'once', amount: 90_000 }]);
  });

  it('is worked out again after a change, but told only where it is another one', () => {
    const board = newBoard();
    const [course, visit] = [vi.fn(), vi.fn()];
    board.watch('course', course);
    board.watch('visit', visit);
    rest();
    content = withChoices(content, { choices: { course: true } });
    board.changed();
    rest();
    expect(course).toHaveBeenCalledTimes(2);
    expect(visit).toHaveBeenCalledTimes(1);
    expect(saidOf(board, 'course')).toEqual([{ period: 'once', amount: -90_000 }]);
  });

  it('is worked out a row at a time where there is no more time, for the latest state of the quote', () => {
    const board = newBoard();
    board.watch('course', vi.fn());
    board.watch('visit', vi.fn());
    rest(false);
    expect(board.of('visit')).toEqual([]);
    content = withChoices(content, { choices: { visit: true } });
    board.changed();
    while (waiting.length > 0) rest(false);
    expect(saidOf(board, 'visit')).toEqual([{ period: 'once', amount: -7_000 }]);
  });

  it('is left alone once it is out of sight', () => {
    const board = newBoard();
    const tell = vi.fn();
    const leave = board.watch('course', tell);
    leave();
    rest();
    board.changed();
    expect(waiting).toEqual([]);
    expect(tell).not.toHaveBeenCalled();
    expect(board.of('course')).toEqual([]);
  });
});

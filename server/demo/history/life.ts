/**
 * How one deal of the demo's year went, step by step. Between two steps time passes: each says when the next is due,
 * and a deal whose next step lies in the future is one that is still open.
 */
import { accept, choose, wishesIn } from './buyer-steps.ts';
import { type Chance, dayMs, minuteMs } from './chance.ts';
import type { Deal } from './deals.ts';
import type { Past } from './past.ts';
import { begin, type Staff } from './scene.ts';
import {
  answer,
  haggle,
  lose,
  lossesAfterSending,
  lossesBeforeSending,
  lowerPrice,
  send,
} from './seller-steps.ts';

/** Yields when the next step is due, in milliseconds since 1970; the caller brings the past there. */
export async function* live(past: Past, deal: Deal, staff: Staff): AsyncGenerator<number, void> {
  const { chance } = deal;
  const wait = (least: number, most: number) =>
    workingTime(past.now() + chance.whole(least, most) * dayMs, chance);

  yield workingTime(deal.beginsAt, chance);
  const scene = await begin(past, deal, staff);
  if (chance.happens(8)) {
    yield wait(20, 60);
    return lose(scene, { variant: 'no_decision', note: 'No answer to the invitation' });
  }
  for (const id of wishesIn(deal)) {
    yield wait(0, 3);
    const thread = await choose(scene, id);
    if (thread && chance.happens(85)) {
      yield wait(0, 2);
      await answer(scene, thread);
    }
  }
  if (chance.happens(25)) {
    yield wait(1, 3);
    await haggle(scene);
  }
  if (chance.happens(10)) {
    yield wait(10, 40);
    return lose(scene, chance.oneOf(lossesBeforeSending));
  }

  yield wait(1, 6);
  let review = await send(scene);
  if (chance.happens(20)) {
    yield wait(2, 8);
    await lowerPrice(scene);
    yield wait(0, 2);
    review = await send(scene);
  }
  if (chance.happens(62)) {
    yield wait(1, 20);
    await accept(scene, review);
  } else if (chance.happens(75)) {
    yield wait(8, 40);
    await lose(scene, chance.oneOf(lossesAfterSending));
  }
}

/** Some minute of that day's working hours, on the Monday after a weekend. */
function workingTime(moment: number, chance: Chance): number {
  const day = Math.floor(moment / dayMs);
  // 1 January 1970 was a Thursday.
  const weekday = (day + 3) % 7;
  const isWeekend = weekday > 4;
  return (day + (isWeekend ? 7 - weekday : 0)) * dayMs + chance.whole(7 * 60, 15 * 60) * minuteMs;
}

/** What customers of the demo tend to do with each part, and what they say when they leave it out. */
import type { ElementId } from '#shared/ids.ts';

export interface Habit {
  /** Of a hundred customers who see it at its list price, so many want it. */
  readonly wanted: number;
  /** How many of them a tenth more on the price drives away. */
  readonly perTenth: number;
  readonly words: readonly string[];
}

/** What a seller answers. */
export const answerWords: readonly string[] = [
  'Thank you, then we leave it out.',
  'Understood. It can be added later at the same price.',
  'Good to know, I have adjusted the plan to that.',
];

const easy: Pick<Habit, 'perTenth'> = { perTenth: 4 };
const dear: Pick<Habit, 'perTenth'> = { perTenth: 22 };

export const habits: Readonly<Record<ElementId, Habit>> = {
  workshops: { ...easy, wanted: 88, words: ['We have done these with another firm this spring.'] },
  onboarding: {
    ...dear,
    wanted: 34,
    words: ['We have people who can do this ourselves.', 'Too dear for four weeks, we would rather read up.'],
  },
  migration: { ...easy, wanted: 76, words: ['Our list is small, we clean it by hand.'] },
  templates: { ...easy, wanted: 81, words: ['Our agency makes the templates.'] },
  'user-training': {
    ...dear,
    wanted: 71,
    words: ['Half the team knows the tool already.', 'Can we wait with training until the autumn?'],
  },
  recorded: { ...dear, wanted: 22, words: ['Nobody here watches films.'] },
  support: {
    ...dear,
    wanted: 63,
    words: ['1 250 an hour is more than we pay today.', 'We start without it and come back if we need help.'],
  },
  volume: { ...easy, wanted: 92, words: ['We send less than that.'] },
  'yearly-review': { ...dear, wanted: 55, words: ['We do this with our auditors.'] },
};

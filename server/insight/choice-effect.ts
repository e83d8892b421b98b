import type { ChoiceMoment } from './choice-rows.ts';

export type ChoiceEffect = 'in' | 'out' | null;

/** What a moment of choosing did to one component: brought it in, took it out, or neither. */
export function effectOn(componentId: string, moment: ChoiceMoment): ChoiceEffect {
  switch (moment.kind) {
    case 'selected':
      return moment.elementId === componentId ? 'in' : null;
    case 'deselected':
      return moment.elementId === componentId ? 'out' : null;
    case 'picked': {
      const was = idsIn(moment.before).includes(componentId);
      const is = idsIn(moment.after).includes(componentId);
      if (was === is) return null;
      return is ? 'in' : 'out';
    }
  }
}

function idsIn(picks: ChoiceMoment['before']): string[] {
  return Array.isArray(picks) ? picks.filter((id) => typeof id === 'string') : [];
}

import type { Component } from '#shared/quote/quote.ts';

/** Presence and preselection as the one choice that they are to people. */
export const presences = ['required', 'preselected', 'optional'] as const;
export type Presence = (typeof presences)[number];

type Fields = Pick<Component, 'presence' | 'preselected'>;

export function presenceOf({ presence, preselected }: Fields): Presence {
  if (presence === 'required') return 'required';
  return preselected ? 'preselected' : 'optional';
}

export function presencePatch(presence: Presence): Fields {
  return {
    presence: presence === 'required' ? 'required' : 'optional',
    preselected: presence !== 'optional',
  };
}

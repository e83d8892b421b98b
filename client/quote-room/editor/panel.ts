import type { Component } from '#shared/quote/quote.ts';

export type ComponentPatch = Partial<Omit<Component, 'id' | 'rank'>>;

/** One part of a component's details: shows how it stands, and changes it. */
export interface PanelProps {
  readonly component: Component;
  readonly onPatch: (values: ComponentPatch) => void;
}

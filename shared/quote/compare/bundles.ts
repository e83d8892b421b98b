/** Sections that are sold as one: what stands in them, or its prices, is not shown to the buyer. */
import type { Side } from '../../access/permissions.ts';
import type { ElementId } from '../../ids.ts';
import type { Disclosure, QuoteContent } from '../quote.ts';
import type { Elements } from './elements.ts';

/** By section id: how little is shown of it. */
export type Bundles = ReadonlyMap<ElementId, Disclosure>;

/** Where the two versions differ in how much they show, what shows less is followed. Sellers are shown everything. */
export function bundlesFor(reader: Side, contents: readonly QuoteContent[]): Bundles {
  const sections = reader === 'buyer' ? contents.flatMap((content) => content.sections) : [];
  // The later of two entries for one section stands.
  const hiding: readonly Disclosure[] = ['pricesHidden', 'compositionHidden'];
  return new Map(
    hiding.flatMap((hidden) =>
      sections.filter(({ disclosure }) => disclosure === hidden).map(({ id }) => [id, hidden] as const),
    ),
  );
}

export interface Versions {
  readonly was: Elements;
  readonly is: Elements;
  readonly bundles: Bundles;
}

/** The bundle a component belongs to, or did: what it cost there is not shown after it has moved either. */
export function memberOf(id: ElementId, { was, is, bundles }: Versions): ElementId | null {
  const sections = [is, was].flatMap(({ components }) => components.get(id)?.component.sectionId ?? []);
  return sections.find((section) => bundles.has(section)) ?? null;
}

/** The components whose amounts are told as one with the bundle's. */
export function foldedIn(bundle: ElementId, versions: Versions): ElementId[] {
  const ids = new Set([...versions.was.components.keys(), ...versions.is.components.keys()]);
  return [...ids].filter((id) => memberOf(id, versions) === bundle);
}

/**
 * What only the seller's side knows of copied components, kept in this browser until they are pasted: the clipboard
 * itself may be pasted to anybody, so it carries no more than the name this is kept under. It is read by people of the
 * same organisation alone, and the next copy takes its place.
 */
import { z } from 'zod';
import { PrivatePart } from '#shared/catalogue/catalogue-item.ts';
import type { PrivateParts } from '#shared/clipboard/pasted.ts';
import { ElementId, OrganisationId, UserId } from '#shared/ids.ts';
import { CatalogueSource } from '#shared/quote-doc/doc-layout.ts';

const key = 'coquote.handover';

const Handover = z.strictObject({
  name: ElementId,
  owner: UserId,
  organisation: OrganisationId,
  costs: z.record(ElementId, PrivatePart),
  sources: z.record(ElementId, CatalogueSource),
});

type Handover = z.infer<typeof Handover>;

/** Where storage is switched off or full, the components are pasted without it, which is said. */
export function handOver(handover: Handover): void {
  try {
    localStorage.setItem(key, JSON.stringify(handover));
  } catch {
    forgetHandover();
  }
}

/** `null`: not of this organisation, of another copy, or copied in another browser. */
export function handedOver(name: ElementId, organisation: OrganisationId): PrivateParts | null {
  const kept = read();
  return kept?.name === name && kept.organisation === organisation ? kept : null;
}

function read(): Handover | null {
  try {
    return Handover.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

/** Unless it is of this person. */
export function forgetHandover(but: UserId | null = null): void {
  if (but !== null && read()?.owner === but) return;
  try {
    localStorage.removeItem(key);
  } catch {
    // There is none where nothing is kept.
  }
}

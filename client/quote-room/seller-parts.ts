/**
 * What only sellers have on the paper and beside it: menus, details, moving by mouse, the private lane. The seller's
 * room brings these along and hands them down, so that a buyer never fetches them.
 */
import { createContext, useContext } from 'react';
import type { LoseDealOf } from '../negotiation/lose-deal.tsx';
import type { PhoneCounterButton } from '../negotiation/phone-counter.tsx';
import type { ComponentDetails } from './editor/component-details.tsx';
import type { ComponentMenu } from './editor/component-menu.tsx';
import type { DragArea } from './editor/drag-area.tsx';
import type { GroupDetails } from './editor/group-details.tsx';
import type { GroupMenu } from './editor/group-menu.tsx';
import type { QuoteTerms } from './editor/quote-terms.tsx';
import type { SectionDetails } from './editor/section-details.tsx';
import type { SectionMenu } from './editor/section-menu.tsx';
import type { Movable, MovableItem, MovablePlace, MovableSection } from './editor/use-draggable.ts';
import type { PasteHere } from './many/paste-here.tsx';
import type { SelectHandle } from './many/select-handle.tsx';
import type { PrivateBlock } from './private/private-block.tsx';
import type { PrivateCell } from './private/private-cell.tsx';
import type { ApprovalBanner } from './send/approval-banner.tsx';
import type { UndoBanner } from './send/undo-banner.tsx';
import type { WithdrawButton } from './send/withdraw-button.tsx';

export interface SellerParts {
  readonly DragArea: typeof DragArea;
  readonly SelectHandle: typeof SelectHandle;
  readonly PasteHere: typeof PasteHere;
  readonly useDraggable: (item: MovableItem) => Movable;
  readonly useDraggableSection: (section: MovableSection) => MovablePlace;
  readonly SectionMenu: typeof SectionMenu;
  readonly SectionDetails: typeof SectionDetails;
  readonly GroupDetails: typeof GroupDetails;
  readonly GroupMenu: typeof GroupMenu;
  readonly ComponentMenu: typeof ComponentMenu;
  readonly ComponentDetails: typeof ComponentDetails;
  readonly QuoteTerms: typeof QuoteTerms;
  readonly PrivateCell: typeof PrivateCell;
  readonly PrivateBlock: typeof PrivateBlock;
  readonly ApprovalBanner: typeof ApprovalBanner;
  readonly UndoBanner: typeof UndoBanner;
  readonly PhoneCounterButton: typeof PhoneCounterButton;
  readonly WithdrawButton: typeof WithdrawButton;
  readonly LoseDealOf: typeof LoseDealOf;
}

const SellerPartsContext = createContext<SellerParts | null>(null);
export const SellerPartsProvider = SellerPartsContext.Provider;

/** `null` in a buyer's room. One object for as long as the room is open. */
export function useSellerParts(): SellerParts | null {
  return useContext(SellerPartsContext);
}

const nothing = () => {};
const standing: Movable & MovablePlace = {
  ref: nothing,
  sourceRef: nothing,
  targetRef: nothing,
  handleRef: nothing,
  isDragging: false,
  isDropTarget: false,
};
const useStanding = () => standing;

/** Makes an item of a section movable by mouse where there is somebody who may move it. */
export function useMovable(item: MovableItem): Movable {
  // The room is a seller's or a buyer's for good, so it is the same hook each time.
  const useIt = useSellerParts()?.useDraggable ?? useStanding;
  return useIt(item);
}

/** The same of a section. */
export function useMovableSection(section: MovableSection): MovablePlace {
  const useIt = useSellerParts()?.useDraggableSection ?? useStanding;
  return useIt(section);
}

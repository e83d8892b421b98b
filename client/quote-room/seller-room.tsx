import { useMediaQuery } from '@mantine/hooks';
import { CloseAsLost } from '../negotiation/close-as-lost.tsx';
import { LoseDealOf } from '../negotiation/lose-deal.tsx';
import { PhoneCounterButton } from '../negotiation/phone-counter.tsx';
import { useRootClass } from '../ui/use-root-class.ts';
import { ChangePill } from './activity/change-pill-late.tsx';
import { Banners } from './banners/banners.tsx';
import { DeskBar } from './bars/desk-bar.tsx';
import { TopBar } from './bars/top-bar.tsx';
import { CustomerView } from './customer-view.tsx';
import { ComponentDetails } from './editor/component-details.tsx';
import { ComponentMenu } from './editor/component-menu.tsx';
import { DeskPanel } from './editor/desk-panel-region.tsx';
import { DragArea } from './editor/drag-area.tsx';
import { GroupDetails } from './editor/group-details.tsx';
import { GroupMenu } from './editor/group-menu.tsx';
import { QuoteTerms } from './editor/quote-terms.tsx';
import { SectionDetails } from './editor/section-details.tsx';
import { SectionMenu } from './editor/section-menu.tsx';
import { useDraggable, useDraggableSection } from './editor/use-draggable.ts';
import { ManyProvider } from './many/many-provider.tsx';
import { PasteHere } from './many/paste-here.tsx';
import { SelectHandle } from './many/select-handle.tsx';
import { MoneyPanel } from './money/money-panel.tsx';
import { TotalsBar } from './money/totals-bar.tsx';
import paper from './paper/paper.module.css';
import { Paper } from './paper/paper.tsx';
import { MarginsProvider } from './private/margins.tsx';
import { PrivateBlock } from './private/private-block.tsx';
import { PrivateCell } from './private/private-cell.tsx';
import styles from './room.module.css';
import { useRoom } from './room-context.ts';
import { type SellerParts, SellerPartsProvider } from './seller-parts.ts';
import { ApprovalBanner } from './send/approval-banner.tsx';
import { SendReviewDialog } from './send/send-review-dialog.tsx';
import { UndoBanner } from './send/undo-banner.tsx';
import { WithdrawButton } from './send/withdraw-button.tsx';
import { wideRoom } from './widths.ts';

const parts: SellerParts = {
  DragArea,
  useDraggable,
  useDraggableSection,
  SelectHandle,
  PasteHere,
  SectionMenu,
  SectionDetails,
  GroupDetails,
  GroupMenu,
  ComponentMenu,
  ComponentDetails,
  QuoteTerms,
  PrivateCell,
  PrivateBlock,
  ApprovalBanner,
  UndoBanner,
  PhoneCounterButton,
  WithdrawButton,
  LoseDealOf,
};

interface SellerRoomProps {
  isSending: boolean;
  onSendClosed: () => void;
}

/** Bar, tools, paper with its private lane, and the money. The page's landmark is the frame's. */
export function SellerRoom({ isSending, onSendClosed }: SellerRoomProps) {
  useRootClass(styles['page']);
  const { asCustomer } = useRoom();
  const isWide = useMediaQuery(wideRoom, true, { getInitialValueInEffect: false });
  return (
    <SellerPartsProvider value={parts}>
      <MarginsProvider>
        <ManyProvider>
          <div className={styles['room']}>
            <TopBar />
            {asCustomer ? (
              <CustomerView />
            ) : (
              <>
                <div className={styles['grid']}>
                  <div className={paper['desk']}>
                    <DeskBar />
                    <Banners />
                    <Paper />
                    <CloseAsLost />
                  </div>
                  {isWide && <MoneyPanel />}
                </div>
                {!isWide && <TotalsBar />}
              </>
            )}
            <ChangePill />
            <DeskPanel />
            {isSending && <SendReviewDialog onClose={onSendClosed} />}
          </div>
        </ManyProvider>
      </MarginsProvider>
    </SellerPartsProvider>
  );
}

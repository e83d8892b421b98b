import { useMediaQuery } from '@mantine/hooks';
import { CloseAsLost } from '../negotiation/close-as-lost.tsx';
import { PhoneCounterButton } from '../negotiation/phone-counter.tsx';
import { ApprovalBanner } from './approval-banner.tsx';
import { Banners } from './banners.tsx';
import { ChangePill } from './change-pill.tsx';
import { ComponentDetails } from './component-details.tsx';
import { ComponentMenu } from './component-menu.tsx';
import { CustomerView } from './customer-view.tsx';
import { DeskBar } from './desk-bar.tsx';
import { DragArea } from './drag-area.tsx';
import { DeskPanel } from './editor/desk-panel-region.tsx';
import { GroupDetails } from './group-details.tsx';
import { GroupMenu } from './group-menu.tsx';
import { ManyProvider } from './many/many-provider.tsx';
import { PasteHere } from './many/paste-here.tsx';
import { SelectHandle } from './many/select-handle.tsx';
import { MarginsProvider } from './margins.tsx';
import { MoneyPanel } from './money-panel.tsx';
import paper from './paper.module.css';
import { Paper } from './paper.tsx';
import { PrivateBlock } from './private-block.tsx';
import { PrivateCell } from './private-cell.tsx';
import { QuoteTerms } from './quote-terms.tsx';
import styles from './room.module.css';
import { useRoom } from './room-context.ts';
import { SectionDetails } from './section-details.tsx';
import { SectionMenu } from './section-menu.tsx';
import { type SellerParts, SellerPartsProvider } from './seller-parts.ts';
import { SendReviewDialog } from './send-review-dialog.tsx';
import { TopBar } from './top-bar.tsx';
import { TotalsBar } from './totals-bar.tsx';
import { UndoBanner } from './undo-banner.tsx';
import { useDraggable } from './use-draggable.ts';
import { wideRoom } from './widths.ts';
import { WithdrawButton } from './withdraw-button.tsx';

const parts: SellerParts = {
  DragArea,
  useDraggable,
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
};

interface SellerRoomProps {
  isSending: boolean;
  onSendClosed: () => void;
}

/** Bar, tools, paper with its private lane, and the money. The page's landmark is the frame's. */
export function SellerRoom({ isSending, onSendClosed }: SellerRoomProps) {
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

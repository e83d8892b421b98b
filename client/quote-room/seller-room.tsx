import { useMediaQuery } from '@mantine/hooks';
import { Banners } from './banners.tsx';
import { ChangePill } from './change-pill.tsx';
import { DeskBar } from './desk-bar.tsx';
import { MoneyPanel } from './money-panel.tsx';
import paper from './paper.module.css';
import { Paper } from './paper.tsx';
import styles from './room.module.css';
import { SendReviewDialog } from './send-review-dialog.tsx';
import { TopBar } from './top-bar.tsx';
import { TotalsBar } from './totals-bar.tsx';
import { wideRoom } from './widths.ts';

interface SellerRoomProps {
  isSending: boolean;
  onSendClosed: () => void;
}

/** Bar, tools, paper with its private lane, and the money. The page's landmark is the frame's. */
export function SellerRoom({ isSending, onSendClosed }: SellerRoomProps) {
  const isWide = useMediaQuery(wideRoom, true, { getInitialValueInEffect: false });
  return (
    <div className={styles['room']}>
      <TopBar />
      <div className={styles['grid']}>
        <div className={paper['desk']}>
          <DeskBar />
          <Banners />
          <Paper />
        </div>
        {isWide && <MoneyPanel />}
      </div>
      {!isWide && <TotalsBar />}
      <ChangePill />
      {isSending && <SendReviewDialog onClose={onSendClosed} />}
    </div>
  );
}

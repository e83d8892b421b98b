import { useRootClass } from '../ui/use-root-class.ts';
import { ChangePill } from './activity/change-pill-late.tsx';
import { BuyerBar } from './bars/buyer-bar.tsx';
import { BuyerDesk } from './buyer-desk.tsx';
import styles from './room.module.css';
import { SkipLinks } from './skip-links.tsx';

/** The customer's room: the same paper and the same money, without the tools and the lane. */
export function BuyerRoom() {
  useRootClass(styles['page']);
  return (
    <div className={styles['room']}>
      <SkipLinks />
      <BuyerBar />
      <BuyerDesk isMain />
      <ChangePill />
    </div>
  );
}

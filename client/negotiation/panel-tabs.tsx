import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useCommenting } from '../comments/commenting.tsx';
import { useComments } from '../comments/comments-context.tsx';
import { PanelField } from '../comments/panel-field-late.tsx';
import { useRoom } from '../quote-room/room-context.ts';
import { later, onceDrawn } from '../ui/later.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { useRoomSearch } from '../ui/way.ts';
import { withKit } from '../ui/with-kit.ts';
import styles from './panel-tabs.module.css';
import { useOpenCount } from './proposals-context.tsx';

// Its log comes after the quote in any case.
const ActivityList = onceDrawn(
  async () => (await import('../quote-room/activity/activity-list.tsx')).ActivityList,
);
const CommentsPanel = later(async () => (await import('../comments/comments-panel.tsx')).CommentsPanel);
const ProposalsPanel = later(() =>
  withKit(async () => (await import('./proposals-panel.tsx')).ProposalsPanel),
);

const tabs = ['activity', 'comments', 'proposals'] as const;
type Tab = (typeof tabs)[number];

const contents: Readonly<Record<Tab, () => React.ReactNode>> = {
  activity: () => <ActivityList />,
  comments: () => <CommentsPanel />,
  proposals: () => <ProposalsPanel />,
};

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: tabs.length - 1 };

/** Under the money: who did what, what is said, and what is proposed; and the field to say more of the quote. */
export function PanelTabs() {
  const { t } = useTranslation('negotiation');
  const { t: tRoom } = useTranslation('quoteRoom');
  const { t: tComments } = useTranslation('comments');
  const { panel } = useRoomSearch();
  const [shown, setShown] = useState<Tab>(panel ?? 'activity');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { panelAsked } = useCommenting();
  useEffect(() => {
    if (panelAsked > 0) setShown('comments');
  }, [panelAsked]);
  const isActivitySought = useRoom().arrival?.isSought;
  useEffect(() => {
    if (isActivitySought) setShown('activity');
  }, [isActivitySought]);
  const words = {
    activity: tRoom('activity.title'),
    comments: tComments('title'),
    proposals: t('proposals'),
  };
  const { unread } = useComments();
  const counts = { activity: 0, comments: unread, proposals: useOpenCount() };
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(shown) + step) % tabs.length] ?? shown;
    setShown(next);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next}`)}`)?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" className={styles['tabs']} aria-label={words.activity} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab}
            id={`${id}-${tab}`}
            type="button"
            role="tab"
            data-field={tab}
            className={styles['tab']}
            aria-selected={shown === tab}
            aria-controls={`${id}-panel`}
            tabIndex={shown === tab ? 0 : -1}
            onClick={() => setShown(tab)}
          >
            {words[tab]}
            {counts[tab] > 0 && <Count tab={tab} count={counts[tab]} />}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${shown}`}
        className={`${styles['content']} ${shown === 'comments' ? styles['written'] : ''}`}
      >
        {contents[shown]()}
      </div>
      <div className={styles['writing']} data-comment-field>
        <PanelField onSaid={() => setShown('comments')} />
      </div>
    </>
  );
}

/** What waits there: proposals without an answer, comments that are not read. */
function Count({ tab, count }: { tab: Tab; count: number }) {
  const { t } = useTranslation('comments');
  const isUnread = tab === 'comments';
  return (
    <span
      className={`${styles['count']} ${isUnread ? styles['unread'] : ''} num`}
      title={isUnread ? t('unread', { count }) : undefined}
    >
      {count}
    </span>
  );
}

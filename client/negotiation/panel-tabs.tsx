import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivityList } from '../quote-room/activity-list.tsx';
import styles from './panel-tabs.module.css';
import { ProposalsPanel, useOpenCount } from './proposals-panel.tsx';

const tabs = ['activity', 'proposals'] as const;

/** Under the money: who did what, and what is proposed. */
export function PanelTabs() {
  const { t } = useTranslation('negotiation');
  const { t: tRoom } = useTranslation('quoteRoom');
  const [shown, setShown] = useState<(typeof tabs)[number]>('activity');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const count = useOpenCount();
  const words = { activity: tRoom('activity.title'), proposals: t('proposals') };
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = shown === 'activity' ? 'proposals' : 'activity';
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
            {tab === 'proposals' && count > 0 && <span className={`${styles['count']} num`}>{count}</span>}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${shown}`}
        className={styles['content']}
      >
        {shown === 'activity' ? <ActivityList /> : <ProposalsPanel />}
      </div>
    </>
  );
}

import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { DealCard as Card } from '#shared/protocol/pipeline-api.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Money } from '../ui/money.tsx';
import { colleagueColour } from '../ui/person.ts';
import { useStageName } from '../ui/stage-name.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './board.module.css';
import { useCardDrag } from './board-drag.tsx';
import { stageBeside } from './board-model.ts';
import { CardLine } from './card-line.tsx';

interface DealCardProps {
  deal: Card;
  /** The open stages that the board shows, in order. */
  shown: readonly Stage[];
  onMove: (deal: Card, to: Stage) => void;
  onRedate: (deal: Card) => void;
}

/** One deal. `Shift` with the arrows, and the menu, lead to another stage; which no press ever sets. */
export function DealCard({ deal, shown, onMove, onRedate }: DealCardProps) {
  const { t } = useTranslation('pipeline');
  const stageName = useStageName();
  const navigate = useNavigate();
  const { ref, isDragging } = useCardDrag(deal);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined;
    const to = step && event.shiftKey ? stageBeside(shown, deal.stage, step) : null;
    if (!to) return;
    event.preventDefault();
    onMove(deal, to);
  };
  return (
    <li ref={ref} className={`card ${styles['deal']} ${isDragging ? styles['dragged'] : ''}`}>
      <div className={styles['name']}>
        <Link
          to="/opportunities/$opportunityId"
          params={{ opportunityId: deal.opportunityId }}
          className={styles['open'] ?? ''}
          draggable={false}
          onKeyDown={press}
        >
          {deal.customerName}
        </Link>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <button
              type="button"
              className={styles['more']}
              aria-label={t('board.more', { name: deal.customerName })}
            >
              <IconDots size={16} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              onClick={() => void navigate({ to: '/quotes/$quoteId', params: { quoteId: deal.quoteId } })}
            >
              {t('board.openQuote')}
            </Menu.Item>
            <Menu.Item onClick={() => onRedate(deal)}>{t('board.setDate')}</Menu.Item>
            <Menu.Label>{t('board.moveTo')}</Menu.Label>
            {[...shown, 'won' as const, 'lost' as const]
              .filter((stage) => stage !== deal.stage)
              .map((stage) => (
                <Menu.Item key={stage} onClick={() => onMove(deal, stage)}>
                  {stageName(stage)}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <p className={styles['title']}>{deal.title}</p>
      <p className={styles['figures']}>
        <Money amount={deal.amount} currency={deal.currency} />
        <span className="num">{t('figure.days', { count: deal.ageDays })}</span>
      </p>
      <p className={styles['line']}>
        <Avatar name={deal.ownerName} side="seller" colour={colleagueColour(deal.ownerName)} size={20} />
        <CardLine deal={deal} />
      </p>
    </li>
  );
}

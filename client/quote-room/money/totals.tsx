import type { ElementId } from '#shared/ids.ts';
import { StepBack } from '../../negotiation/step-back.tsx';
import { ReadyMarks } from '../../ready/ready-marks.tsx';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { LastChange } from '../activity/last-change.tsx';
import { AskToSend } from '../banners/ask-to-send.tsx';
import { Segmented } from '../fields/segmented.tsx';
import { goToField } from '../go-to.ts';
import { RulesToSettle } from '../paper/rule-notices.tsx';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import { FigureRows } from './figure-rows.tsx';
import styles from './money.module.css';
import { MoneyBar } from './money-bar.tsx';
import { MoreFigures } from './more-figures.tsx';
import { Total } from './total.tsx';

interface TotalsProps {
  /** Leads to a place on the paper; where something lies over the paper, that goes away first. */
  onGo?: (id: ElementId) => void;
}

const goStraight = (id: ElementId) => void goToField(id, null);

/** What the quote comes to, and what it is made of: each figure opens. The same on both sides. */
export function Totals({ onGo = goStraight }: TotalsProps) {
  const { t } = useTranslation('quoteRoom');
  const { basis, setBasis } = useRoom();

  return (
    <div className={styles['money']}>
      <div className={styles['top']}>
        <h2 className={styles['label']} id="first-year">
          {t('money.firstYear')}
        </h2>
        <Segmented
          label={t('money.vat')}
          value={basis}
          options={[
            { value: 'exclVat', label: t('money.excl') },
            { value: 'inclVat', label: t('money.incl') },
          ]}
          onChange={setBasis}
        />
      </div>
      <Total labelledBy="first-year" />
      <MostItCanBe />
      <LastChange />
      <RulesToSettle />
      <MoneyBar />
      <FigureRows onGo={onGo} />
      <MoreFigures onGo={onGo} />
      <ReadyMarks />
      <AskToSend />
      <StepBack />
    </div>
  );
}

/** While something is still to be chosen the big figure is the least it can be. */
function MostItCanBe() {
  const { t } = useTranslation('quoteRoom');
  const { money } = useFigures();
  const range = useSession((session) => session.priced.range);
  return range && <p className={styles['range']}>{t('money.range', { to: money(range.to) })}</p>;
}

import { Segmented } from '../quote-room/fields/segmented.tsx';
import { goToField } from '../quote-room/go-to.ts';
import { AllFigures } from '../quote-room/money/all-figures.tsx';
import money from '../quote-room/money/money.module.css';
import { MoneyBar } from '../quote-room/money/money-bar.tsx';
import { Total } from '../quote-room/money/total.tsx';
import { useRoom } from '../quote-room/room-context.ts';
import { useFigures } from '../quote-room/use-figures.ts';
import { useSession } from '../sync/use-session.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './replay.module.css';

/** What the quote came to at that moment, and what that was made of. On narrow screens the big figure is in the bar. */
export function PastTotals({ isWide }: { isWide: boolean }) {
  const { t } = useTranslation('replay');
  const { t: tRoom } = useTranslation('quoteRoom');
  const { basis, setBasis } = useRoom();
  const figures = useFigures();
  const range = useSession(({ priced }) => priced.range);
  return (
    <aside id="totals" tabIndex={-1} className={styles['totals']} aria-label={t('totals')}>
      <div className={money['money']}>
        <div className={money['top']}>
          <h2 className={money['label']} id="first-year">
            {tRoom('money.firstYear')}
          </h2>
          <Segmented
            label={tRoom('money.vat')}
            value={basis}
            options={[
              { value: 'exclVat', label: tRoom('money.excl') },
              { value: 'inclVat', label: tRoom('money.incl') },
            ]}
            onChange={setBasis}
          />
        </div>
        {isWide && <Total labelledBy="first-year" />}
        {isWide && range && (
          <p className={money['range']}>{tRoom('money.range', { to: figures.money(range.to) })}</p>
        )}
        <MoneyBar />
        <AllFigures onGo={(id) => void goToField(id, null)} />
      </div>
    </aside>
  );
}

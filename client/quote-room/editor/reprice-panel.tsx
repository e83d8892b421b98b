import { useState } from 'react';
import type { Repricing } from '#shared/catalogue/take.ts';
import type { ElementId } from '#shared/ids.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import { useUndo } from '../use-undo.ts';
import { closeDeskPanel } from './desk-panel.ts';
import styles from './panel-frame.module.css';
import { PanelFrame } from './panel-frame.tsx';
import { useCatalogueEdit } from './use-catalogue-edit.ts';
import { useRepricings } from './use-repricings.ts';

/** What the catalogue asks today beside what stands in the quote. Only what is ticked is taken. */
export function RepricePanel({ only }: { only: ElementId | undefined }) {
  const { t } = useTranslation('catalogue');
  const edit = useCatalogueEdit();
  const { undo } = useUndo();
  const { all, error } = useRepricings();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const found = all?.filter(({ id }) => only === undefined || id === only) ?? [];
  const ticked = found.filter(({ id }) => !left.has(id));
  const take = () => {
    closeDeskPanel(true);
    edit.reprice(ticked);
    showToast(t('reprice.done', { count: ticked.length }), { label: t('reprice.undo'), run: undo });
  };
  return (
    <PanelFrame title={t('reprice.title')}>
      {error !== null && <ProblemNotice error={error} />}
      <p className={styles['note']}>
        {all === null ? t('reprice.loading') : found.length === 0 ? t('reprice.nothing') : t('reprice.lead')}
      </p>
      {found.length > 0 && (
        <div className={styles['rows']}>
          {found.map((repricing) => (
            <RepricingRow
              key={repricing.id}
              repricing={repricing}
              isTicked={!left.has(repricing.id)}
              onTick={(ticks) => {
                const others = new Set(left);
                if (ticks) others.delete(repricing.id);
                else others.add(repricing.id);
                setLeft(others);
              }}
            />
          ))}
        </div>
      )}
      <footer className={styles['foot']}>
        {/* biome-ignore lint/a11y/noAutofocus: the panel was asked for, and is left by the same key. */}
        <button type="button" className={controls['button']} autoFocus onClick={() => closeDeskPanel(true)}>
          {t('drawer.close')}
        </button>
        {found.length > 0 && (
          <button
            type="button"
            className={`${controls['button']} ${controls['primary']}`}
            disabled={ticked.length === 0}
            onClick={take}
          >
            {t('reprice.take', { count: ticked.length })}
          </button>
        )}
      </footer>
    </PanelFrame>
  );
}

interface RepricingRowProps {
  repricing: Repricing;
  isTicked: boolean;
  onTick: (ticks: boolean) => void;
}

function RepricingRow({ repricing, isTicked, onTick }: RepricingRowProps) {
  const { t } = useTranslation('catalogue');
  const { lane } = useRoom();
  const { perPeriod, signed, unitPrice } = useFigures();
  const { title, before, after, difference } = repricing;
  const cost = (value: string | null) => (value === null ? '–' : unitPrice(value));
  return (
    <label className={styles['row']}>
      <input type="checkbox" checked={isTicked} onChange={(event) => onTick(event.currentTarget.checked)} />
      <span>{title || t('drawer.untitled')}</span>
      <span className={`num ${styles['right']}`}>
        {t('reprice.fromTo', {
          before: perPeriod(before.net, before.period),
          after: perPeriod(after.net, after.period),
        })}
        {difference !== null && difference !== 0 && <> ({signed(difference, after.period)})</>}
      </span>
      {lane && before.unitCost !== after.unitCost && (
        <span className={`num ${styles['private']}`}>
          {t('reprice.cost', { before: cost(before.unitCost), after: cost(after.unitCost) })}
        </span>
      )}
    </label>
  );
}

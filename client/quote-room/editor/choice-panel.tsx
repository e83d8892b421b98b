import type { BuyerQuantity, Component } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { DetailNumber } from '../fields/detail-number.tsx';
import styles from '../fields/details.module.css';
import notes from '../fields/notes.module.css';
import { type NumberRule, numberRules } from '../fields/number-rules.ts';
import { SelectField } from '../fields/select-field.tsx';
import { useFigures } from '../use-figures.ts';
import { Fold } from './fold.tsx';
import { IssueNotes } from './issue-notes.tsx';
import type { PanelProps } from './panel.ts';
import { type Presence, presenceOf, presencePatch, presences } from './presence.ts';
import { quantityReach } from './quantity-reach.ts';
import { useIssues } from './use-issues.ts';

const bounds = ['min', 'max', 'step'] as const;
const starting: BuyerQuantity = { min: '1', max: '100', step: '1' };
const fields = ['presence', 'quantity', 'buyerQuantity', 'groupId', 'sectionId'];

/** The least is never above the most, and a step leads somewhere. */
const rules: Readonly<Record<(typeof bounds)[number], (of: BuyerQuantity) => NumberRule>> = {
  min: ({ max }) => ({ ...numberRules.quantity, min: '0', max }),
  max: ({ min }) => ({ ...numberRules.quantity, min }),
  step: () => numberRules.countable,
};

/** What of it is the customer's to choose: whether, how many, and for how long. */
export function ChoicePanel({ component, onPatch }: PanelProps) {
  const { t } = useTranslation('quoteRoom');
  const issues = useIssues(component.id).filter(({ field }) => fields.includes(field ?? ''));
  const { id, buyerQuantity, groupId, presence, staysOpen } = component;
  const isChoice = groupId === null && (presence === 'optional' || buyerQuantity !== null);
  const hasChoice = isChoice || buyerQuantity !== null;
  return (
    <Fold title={t('offer.choice.title')} summary={useSummary(component)} isWrong={issues.length > 0}>
      <div className={styles['fields']}>
        {groupId === null ? (
          <SelectField<Presence>
            label={t('details.presence')}
            field="presence"
            isBroad
            value={presenceOf(component)}
            options={presences.map((value) => ({ value, label: t(`details.${value}`) }))}
            onChange={(value) => onPatch(presencePatch(value))}
          />
        ) : (
          <p className={`${notes['hint']} ${styles['broad']}`}>{t('offer.choice.inGroup')}</p>
        )}
        <label className={styles['tick']}>
          <input
            type="checkbox"
            className={controls['box']}
            data-field="buyerQuantity"
            checked={buyerQuantity !== null}
            onChange={(event) => onPatch({ buyerQuantity: event.currentTarget.checked ? starting : null })}
          />
          {t('details.buyerQuantity')}
        </label>
      </div>
      {buyerQuantity && (
        <div className={styles['fields']}>
          {bounds.map((bound) => (
            <DetailNumber
              key={bound}
              element={id}
              field={`buyerQuantity.${bound}`}
              label={t(`details.${bound}`)}
              value={buyerQuantity[bound]}
              rule={rules[bound](buyerQuantity)}
              onCommit={(value) =>
                value !== null && onPatch({ buyerQuantity: { ...buyerQuantity, [bound]: value } })
              }
            />
          ))}
        </div>
      )}
      {buyerQuantity && <ReachSentence bounds={buyerQuantity} />}
      {hasChoice && (
        <label className={styles['tick']}>
          <input
            type="checkbox"
            className={controls['box']}
            checked={staysOpen}
            onChange={(event) => onPatch({ staysOpen: event.currentTarget.checked })}
          />
          {t('offer.choice.staysOpen')}
        </label>
      )}
      <IssueNotes issues={issues} />
    </Fold>
  );
}

function ReachSentence({ bounds }: { bounds: BuyerQuantity }) {
  const { t } = useTranslation('quoteRoom');
  const { number } = useFigures();
  const reach = quantityReach(bounds);
  if (reach === null) return null;
  const { first, last } = reach;
  const words =
    first.length === 0
      ? t('offer.choice.only', { last: number(last) })
      : t('offer.choice.reach', { first: first.map(number).join(', '), last: number(last) });
  return <p className={`${notes['hint']} ${notes['told']}`}>{words}</p>;
}

function useSummary(component: Component): string {
  const { t } = useTranslation('quoteRoom');
  const { number } = useFigures();
  const { buyerQuantity, groupId } = component;
  const presence = groupId === null ? t(`details.${presenceOf(component)}`) : t('offer.choice.alternative');
  if (!buyerQuantity) return presence;
  const range = { min: number(buyerQuantity.min), max: number(buyerQuantity.max) };
  return `${presence}, ${t('offer.choice.range', range)}`;
}

import { IconMinus, IconPlus } from '@tabler/icons-react';
import { formatQuantity } from '#shared/money/format-number.ts';
import type { Component, Section } from '#shared/quote/quote.ts';
import { isChosen, isSectionSelected, statedQuantity } from '#shared/quote/selection.ts';
import controls from '../quote-room/controls.module.css';
import { quantityStep } from '../quote-room/fields/quantity-rules.ts';
import { isChooseOne } from '../quote-room/picks.ts';
import { useTranslation } from '../ui/use-translation.ts';
import choices from './choices.module.css';
import { sectionMoves, toggleMoves } from './moves.ts';
import { useOfferIfAny } from './offer-context.ts';

/** The box or button beside a line that the version leaves open; nothing beside the others. */
export function LineChoice({ component }: { component: Component }) {
  const { t } = useTranslation('signing');
  const offer = useOfferIfAny();
  if (!offer?.answer.you?.mayChoose) return null;
  const { space, content, choose } = offer;
  const group = space.groups.find(({ id }) => id === component.groupId);
  const isOpen = group ? group.open : space.components.some(({ id, open }) => id === component.id && open);
  if (!isOpen) return null;
  const isRadio = group !== undefined && isChooseOne(group);
  const { title } = component;
  return (
    <span className={`${controls['target']} ${choices['choice']}`}>
      <input
        type={isRadio ? 'radio' : 'checkbox'}
        name={isRadio ? `group-${group.id}` : undefined}
        className={`${controls['box']} ${isRadio ? controls['radio'] : ''}`}
        aria-label={t(group ? 'choose.pick' : 'choose.include', { title })}
        checked={isChosen(content, component)}
        onChange={({ currentTarget }) => choose(toggleMoves(content, component, currentTarget.checked))}
      />
    </span>
  );
}

/** As `LineChoice`, for a section that is chosen as a whole. */
export function SectionChoice({ section }: { section: Pick<Section, 'id' | 'title'> }) {
  const { t } = useTranslation('signing');
  const offer = useOfferIfAny();
  const isOpen = offer?.space.sections.some(({ id, open }) => id === section.id && open);
  if (!offer?.answer.you?.mayChoose || !isOpen) return null;
  const { content, choose } = offer;
  const whole = content.sections.find(({ id }) => id === section.id);
  if (!whole) return null;
  return (
    <span className={`${controls['target']} ${choices['choice']}`}>
      <input
        type="checkbox"
        className={controls['box']}
        aria-label={t('choose.include', { title: section.title })}
        checked={isSectionSelected(content, whole)}
        onChange={({ currentTarget }) => choose(sectionMoves(section.id, currentTarget.checked))}
      />
    </span>
  );
}

/** A quantity that the version leaves open, by its steps; the others as text. */
export function LineQuantity({ component, shown }: { component: Component; shown: string }) {
  const { t } = useTranslation('signing');
  const offer = useOfferIfAny();
  const rule = offer?.space.quantities.find(({ id, open }) => id === component.id && open);
  const isOn = offer !== null && isChosen(offer.content, component);
  if (!offer?.answer.you?.mayChoose || !rule || !isOn) return formatQuantity(shown);
  const value = statedQuantity(offer.content, component);
  const step = (direction: 1 | -1) => {
    const next = quantityStep(value, rule, direction);
    if (next !== null) offer.choose([{ root: 'quantities', element: component.id, value: next }]);
  };
  const help = t('choose.quantityHelp', { min: rule.min, max: rule.max, step: rule.step });
  return (
    <fieldset
      className={choices['stepper']}
      aria-label={t('choose.quantity', { title: component.title })}
      title={help}
    >
      <button
        type="button"
        aria-label={t('choose.less')}
        aria-disabled={quantityStep(value, rule, -1) === null}
        onClick={() => step(-1)}
      >
        <IconMinus size={14} stroke={2} aria-hidden />
      </button>
      <output className="num">{formatQuantity(value)}</output>
      <button
        type="button"
        aria-label={t('choose.more')}
        aria-disabled={quantityStep(value, rule, 1) === null}
        onClick={() => step(1)}
      >
        <IconPlus size={14} stroke={2} aria-hidden />
      </button>
    </fieldset>
  );
}

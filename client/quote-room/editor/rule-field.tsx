import { IconX } from '@tabler/icons-react';
import { useId, useMemo } from 'react';
import type { ElementId } from '#shared/ids.ts';
import type { Component } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import details from '../fields/details.module.css';
import notes from '../fields/notes.module.css';
import { outlineOf } from '../quote-outline.ts';
import styles from './rule-field.module.css';

/** The most components that one rule may name. */
const most = 20;

interface RuleFieldProps {
  component: Component;
  kind: 'requires' | 'excludes';
  titleOf: (id: ElementId) => string;
  onChange: (ids: ElementId[]) => void;
}

/** The components that a rule names, picked by name. */
export function RuleField({ component, kind, titleOf, onChange }: RuleFieldProps) {
  const { t } = useTranslation('quoteRoom');
  const content = useSession((session) => session.content);
  const id = useId();
  const named = component[kind];
  const sections = useMemo(() => outlineOf(content), [content]);
  const others = sections.map(({ section, number, items }) => ({
    key: section?.id ?? 'strays',
    title: section?.title || t('section.numbered', { number }),
    components: items
      .flatMap((item) => (item.kind === 'component' ? [item.component] : item.members))
      .filter((other) => other.id !== component.id && !named.includes(other.id)),
  }));
  return (
    <div className={`${details['field']} ${styles['rule']}`}>
      <label htmlFor={id}>{t(`offer.rules.${kind}`)}</label>
      {named.length > 0 && (
        <ul className={styles['named']}>
          {named.map((other) => (
            <li key={other}>
              {titleOf(other)}
              <button
                type="button"
                aria-label={t('offer.rules.remove', { title: titleOf(other) })}
                onClick={() => onChange(named.filter((each) => each !== other))}
              >
                <IconX size={13} stroke={1.75} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {named.length < most && (
        <select
          id={id}
          className={details['select']}
          data-field={kind}
          aria-describedby={`${id}-hint`}
          value=""
          onChange={(event) => {
            const chosen = content.components.find((other) => other.id === event.currentTarget.value);
            if (chosen) onChange([...named, chosen.id]);
          }}
        >
          <option value="">{t('offer.rules.pick')}</option>
          {others.map(
            ({ key, title, components }) =>
              components.length > 0 && (
                <optgroup key={key} label={title}>
                  {components.map((other) => (
                    <option key={other.id} value={other.id}>
                      {other.title || t('row.untitled')}
                    </option>
                  ))}
                </optgroup>
              ),
          )}
        </select>
      )}
      <span id={`${id}-hint`} className={notes['hint']}>
        {t(`offer.rules.hint.${kind}`)}
      </span>
    </div>
  );
}

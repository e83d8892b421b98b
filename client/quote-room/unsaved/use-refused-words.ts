import { useMemo } from 'react';
import type { RefusedWords } from '../../sync/refused-as-text.ts';
import { useQuoteSession } from '../../sync/use-session.ts';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { placeOf } from '../activity/change-words.ts';
import { useFigures } from '../use-figures.ts';
import { fieldKey } from './refusal-words.ts';
import { figureOf } from './refused-figures.ts';

/** The words that a refused change is told in. */
export function useRefusedWords(): RefusedWords {
  const { t } = useTranslation('quoteRoom');
  const { t: tText } = useTranslation('richText');
  const language = useLanguage();
  const { unitPrice, number } = useFigures();
  const session = useQuoteSession();
  return useMemo(
    () => ({
      nothing: t('refused.nothing'),
      yes: t('refused.chosen'),
      no: t('refused.notChosen'),
      fieldName: (field) => {
        const place = placeOf(field);
        const key = fieldKey(field);
        return key === 'other' && place !== 'nameless'
          ? t(`activity.place.${place}`)
          : t(`refused.field.${key}`);
      },
      figure: (field, value) =>
        figureOf(field, value, { unitPrice, number, day: (date) => longDay(date, language) }),
      variable: (name) => tText(`variable.${name}`),
      titleOf: (id) => {
        const { sections, choiceGroups, components } = session.getState().content;
        return (
          [...components, ...choiceGroups, ...sections].find((element) => element.id === id)?.title ?? id
        );
      },
    }),
    [t, tText, session, unitPrice, number, language],
  );
}

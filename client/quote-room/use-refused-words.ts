import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusedWords } from '../sync/refused-as-text.ts';
import { useQuoteSession } from '../sync/use-session.ts';
import { fieldKey } from './refusal-words.ts';

/** The words that a refused change is told in. */
export function useRefusedWords(): RefusedWords {
  const { t } = useTranslation('quoteRoom');
  const session = useQuoteSession();
  return useMemo(
    () => ({
      nothing: t('refused.nothing'),
      yes: t('refused.chosen'),
      no: t('refused.notChosen'),
      fieldName: (field) => t(`refused.field.${fieldKey(field)}`),
      titleOf: (id) => {
        const { sections, choiceGroups, components } = session.getState().content;
        return (
          [...components, ...choiceGroups, ...sections].find((element) => element.id === id)?.title ?? id
        );
      },
    }),
    [t, session],
  );
}

import { useEffect } from 'react';
import { call } from '../api/api.ts';
import { languages } from '../ui/languages.ts';
import { remember, remembered } from '../ui/remembered.ts';
import { useLanguage } from '../ui/use-translation.ts';

/** Whoever reads the pages in a language is mailed in it. Told when it is another one than this device told last. */
export function useMailLanguage({ id }: { readonly id: string }): void {
  const language = useLanguage();
  useEffect(() => {
    const key = `mails-in ${id}`;
    if (remembered(key, languages) === language) return;
    // It is told with the next visit where this one does not get through.
    void call('setMailLanguage', { body: { language } }).then(
      () => remember(key, language),
      () => {},
    );
  }, [id, language]);
}

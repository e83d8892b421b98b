import { describe, expect, it } from 'vitest';
import { preferredLanguage } from '../../../client/ui/languages.ts';

describe('the first language of the screens', () => {
  it.each([
    [['sv-SE', 'en'], 'sv'],
    [['SV'], 'sv'],
    [['de-DE', 'sv', 'en'], 'sv'],
    [['en-GB', 'sv'], 'en'],
    [['de', 'fr'], 'en'],
    [[], 'en'],
  ])('%j gives %s', (wanted, language) => {
    expect(preferredLanguage(wanted)).toBe(language);
  });
});

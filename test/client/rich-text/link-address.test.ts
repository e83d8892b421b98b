import { describe, expect, it } from 'vitest';
import { linkAddress } from '../../../client/rich-text/link-address.ts';

describe('the address a person meant', () => {
  it.each([
    ['nordvik.example', 'https://nordvik.example'],
    ['  nordvik.example/terms?x=1 ', 'https://nordvik.example/terms?x=1'],
    ['http://nordvik.example', 'http://nordvik.example'],
    ['erik@nordvik.example', 'mailto:erik@nordvik.example'],
    ['mailto:erik@nordvik.example', 'mailto:erik@nordvik.example'],
  ])('%s is %s', (typed, address) => {
    expect(linkAddress(typed)).toBe(address);
  });

  it.each([
    '',
    'terms',
    'two words.example',
    'javascript:alert(1)',
    'JavaScript:x.y',
    'data:a.b',
    'ftp://a.b',
  ])('%j is none', (typed) => {
    expect(linkAddress(typed)).toBeNull();
  });
});

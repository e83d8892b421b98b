/** Every feature's texts, one namespace each. A new feature adds its two lines here. */
import { en as accountsEn } from '../accounts/messages.en.ts';
import { sv as accountsSv } from '../accounts/messages.sv.ts';
import { en as insightEn } from '../insight/messages.en.ts';
import { sv as insightSv } from '../insight/messages.sv.ts';
import { en as pipelineEn } from '../pipeline/messages.en.ts';
import { sv as pipelineSv } from '../pipeline/messages.sv.ts';
import { en as quoteRoomEn } from '../quote-room/messages.en.ts';
import { sv as quoteRoomSv } from '../quote-room/messages.sv.ts';
import { en as quotesEn } from '../quotes/messages.en.ts';
import { sv as quotesSv } from '../quotes/messages.sv.ts';
import { en as richTextEn } from '../rich-text/messages.en.ts';
import { sv as richTextSv } from '../rich-text/messages.sv.ts';
import type { Language } from './languages.ts';
import { en as uiEn } from './messages.en.ts';
import { sv as uiSv } from './messages.sv.ts';
import type { Translation } from './messages.ts';

const en = {
  ui: uiEn,
  accounts: accountsEn,
  quotes: quotesEn,
  pipeline: pipelineEn,
  insight: insightEn,
  quoteRoom: quoteRoomEn,
  richText: richTextEn,
};
export type Resources = typeof en;

const sv: Translation<Resources> = {
  ui: uiSv,
  accounts: accountsSv,
  quotes: quotesSv,
  pipeline: pipelineSv,
  insight: insightSv,
  quoteRoom: quoteRoomSv,
  richText: richTextSv,
};

export const defaultNamespace = 'ui';
export const resources = { en, sv } satisfies Record<Language, Translation<Resources>>;

import { isSafeLink } from '#shared/quote/rich-text.ts';

/**
 * The address a person meant: `nordvik.se` is a web page, `erik@nordvik.se` a mail address, and what states its
 * scheme is taken as it is. `null` when no allowed link comes of it.
 */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return isSafeLink(text) ? text : null;
  const meant = /^[^/@\s]+@[^/@\s]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
  return /[^.\s]\.[^.\s]/.test(text) && isSafeLink(meant) ? meant : null;
}

/**
 * Where to go after signing in. The wish comes from the address bar, which anybody can write in a link, so only
 * a path of this site is believed.
 */
const here = 'https://coquote.invalid';

/** `wanted` when it is a path on this site other than the sign-in page itself; otherwise the start. */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  const url = URL.parse(wanted, here);
  // Resolving is what catches "//elsewhere", "/\elsewhere" and their kin: they leave this origin.
  if (!url || url.origin !== here || url.pathname.startsWith('/sign-in')) return '/';
  // A path like "/.//elsewhere" stays here when it is resolved once, but leaves when its result is.
  if (url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search;
}

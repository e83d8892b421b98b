/**
 * The cookies of a browser: one says which user it is, another which guest. At most one of them is set at a time. The
 * third tells a device on which a mailed code was entered.
 */

export interface CookieNames {
  readonly user: string;
  readonly guest: string;
  readonly device: string;
}

/**
 * `secure`: the browser reaches us by https. The `__Host-` prefix makes it refuse the cookie from any other host
 * or path, and over plain http; localhost, where there is no https, does without.
 */
export function cookieNames(secure: boolean): CookieNames {
  const prefix = secure ? '__Host-' : '';
  return {
    user: `${prefix}coquote-user`,
    guest: `${prefix}coquote-guest`,
    device: `${prefix}coquote-device`,
  };
}

/** Kept from scripts, and sent along from another site only when a person follows a link. */
export function cookie(name: string, value: string, maxAgeSeconds: number, secure: boolean): string {
  const attributes = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax`;
  return `${name}=${value}; ${attributes}${secure ? '; Secure' : ''}`;
}

/** The value of the first cookie of that name in a `Cookie` header. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name) return value?.trim() ?? null;
  }
  return null;
}

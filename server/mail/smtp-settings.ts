/** Reading `SMTP_URL`. Nothing but what is named here can be set by it. */

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** tls: from the first byte. starttls: before anything is said, or not at all. none: for a server on this machine, or where it is asked for. */
  readonly encryption: 'tls' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
}

const schemes: Readonly<Record<string, { readonly encryption: 'tls' | 'starttls'; readonly port: number }>> =
  {
    'smtps:': { encryption: 'tls', port: 465 },
    'smtp:': { encryption: 'starttls', port: 587 },
  };

const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** `null`: it is none. smtps://user:password@host:465, smtp://host:587, smtp://host:25?tls=off */
export function readSmtpUrl(text: string): SmtpSettings | null {
  const url = URL.parse(text);
  const scheme = url && schemes[url.protocol];
  if (!url || !scheme || url.hostname === '' || !['', '/'].includes(url.pathname) || url.hash !== '')
    return null;
  const isOff = url.search === '?tls=off';
  if (url.search !== '' && !isOff) return null;
  const isPlain = scheme.encryption === 'starttls' && (isOff || thisMachine.has(url.hostname));
  const login = loginOf(url);
  if (login === undefined) return null;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? scheme.port : Number(url.port),
    encryption: isPlain ? 'none' : scheme.encryption,
    login,
  };
}

/** `undefined`: what stands there is not percent-encoded as it should be. */
function loginOf({ username, password }: URL): SmtpSettings['login'] | undefined {
  if (username === '') return null;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

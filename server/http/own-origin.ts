/** Which pages are ours: asked of every request that changes something, and of every socket. */

/** The names of this very machine. No other machine's page can have one of them as its origin. */
const loopback: readonly unknown[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a page of `origin` is ours. It is when it has the address people reach us by. Where that is this machine
 * itself, any of the machine's names will do, and any port that the page was itself loaded from (`host`): the
 * development server may stand before this one. A name that merely resolves to this machine will not: whoever owns
 * the name could let their page speak to us.
 */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (origin === publicUrl) return true;
  const url = URL.parse(origin);
  return (
    loopback.includes(url?.hostname) && loopback.includes(new URL(publicUrl).hostname) && url?.host === host
  );
}

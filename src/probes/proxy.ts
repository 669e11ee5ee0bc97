import { basic } from './client-auth.ts';
import type { TlsSettings } from './tls.ts';
import type { Proxy } from './tunnel.ts';

/**
 * Takes apart a proxy as people write it: `http://user:password@host:port`, or `host:port` alone.
 *
 * @param tls for an `https:` proxy
 * @param defaultPort of an `http:` proxy that is named without one
 * @returns undefined when there is no host to be found in it
 */
export function proxyFrom(text: string, tls: () => TlsSettings, defaultPort = 80): Proxy | undefined {
  const spelled = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(spelled)) return undefined;
  const url = new URL(spelled);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const isTls = url.protocol === 'https:';
  const login = url.username !== '' || url.password !== '';
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: portIn(spelled) ?? (isTls ? 443 : defaultPort),
    ...(isTls ? { tls: tls() } : {}),
    ...(login ? { authorization: basic(decoded(url.username), decoded(url.password)) } : {}),
  };
}

/** The port as it is written: `URL` drops one that is its scheme's own. */
const portIn = (url: string): number | undefined => {
  const digits = /^[^/]*\/\/[^/?#]*:(\d{1,5})(?:[/?#]|$)/.exec(url)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** A password with a bare `%` in it stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

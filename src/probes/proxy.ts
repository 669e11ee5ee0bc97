import { basic } from './client-auth.ts';
import type { TlsSettings } from './tls.ts';
import type { Proxy } from './tunnel.ts';

/**
 * Takes apart a proxy as people write it: `http://user:password@host:port`, or `host:port` alone.
 *
 * @param tls for an `https:` proxy
 * @returns undefined when there is no host to be found in it
 */
export function proxyFrom(text: string, tls: () => TlsSettings): Proxy | undefined {
  const spelled = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(spelled)) return undefined;
  const url = new URL(spelled);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const isTls = url.protocol === 'https:';
  const login = url.username !== '' || url.password !== '';
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
    ...(isTls ? { tls: tls() } : {}),
    ...(login ? { authorization: basic(decoded(url.username), decoded(url.password)) } : {}),
  };
}

/** A password with a bare `%` in it stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import { proxyUrl } from '../settings/proxy.ts';
import { basic } from './client-auth.ts';
import type { TlsSettings } from './tls.ts';
import type { Proxy } from './tunnel.ts';

/**
 * Parses a proxy.
 *
 * @param tls for an `https:` proxy
 * @param defaultPort for an `http:` proxy without a port
 * @returns undefined when it is not the URL of an HTTP proxy
 */
export function proxyFrom(text: string, tls: () => TlsSettings, defaultPort = 80): Proxy | undefined {
  const proxy = proxyUrl(text);
  if (proxy === undefined) return undefined;
  const { url, spelled } = proxy;
  const isTls = url.protocol === 'https:';
  const login = url.username !== '' || url.password !== '';
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: portIn(spelled) ?? (isTls ? 443 : defaultPort),
    ...(isTls ? { tls: tls() } : {}),
    ...(login ? { authorization: basic(decoded(url.username), decoded(url.password)) } : {}),
  };
}

const portIn = (url: string): number | undefined => {
  const digits = /^[^/]*\/\/[^/?#]*:(\d{1,5})(?:[/?#]|$)/.exec(url)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** A password with a bare `%` is taken literally. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

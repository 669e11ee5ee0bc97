/** `host:port` of a URL, with the scheme's default port filled in; undefined when it is not an http(s) URL. */
export function authorityOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return `${hostname}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
}

/**
 * Parses a bootstrap server as people write it: with spaces around it, `SASL_SSL://` before it, a path after it, an
 * IPv6 address in brackets. `clean` says whether a Kafka client would accept the text unchanged.
 *
 * @returns undefined when no host and port can be found
 */
export function parseBootstrap(
  text: string,
): { readonly host: string; readonly port: number; readonly clean: boolean } | undefined {
  const match = /^\s*(?:[a-z_]+:\/\/)?(?:\[([0-9a-f:.%]+)\]|([^\s:/[\]]+)):(\d{1,5})\/?.*$/is.exec(text);
  if (match === null) return undefined;
  const [, v6, name, digits] = match;
  const host = v6 ?? name;
  const port = Number(digits);
  if (host === undefined || port < 1 || port > 65_535) return undefined;
  const plain = v6 === undefined ? `${host}:${digits}` : `[${host}]:${digits}`;
  return { host, port, clean: text === plain && !/["'`]/.test(text) };
}

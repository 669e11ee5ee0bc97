import { shellQuote } from '../../text/shell.ts';

/*
 * Commands about a host. Its name comes from a URL, a file or a broker's answer, so it is quoted, and one that begins with
 * a hyphen does not become an option.
 */

const isOptionLike = (text: string): boolean => text.startsWith('-');

/** Asks the resolver of this machine for a name. */
export const lookUp = (host: string, ...types: readonly string[]): string => {
  const name = `${isOptionLike(host) ? '-q ' : ''}${shellQuote(host)}`;
  return types.length === 0
    ? `dig +short ${name}`
    : `dig +short ${types.map((type) => `${name} ${type}`).join(' ')}`;
};

/** Tries a TCP connection. */
export const reach = (host: string, port: number | string): string =>
  `nc -vz ${isOptionLike(host) ? '-- ' : ''}${shellQuote(host)} ${shellQuote(String(port))}`;

/** Tries a TLS handshake, and sends nothing else. */
export const handshake = (
  { host, port }: { readonly host: string; readonly port: number },
  ...options: readonly string[]
): string =>
  [
    'openssl s_client',
    '-connect',
    shellQuote(`${host}:${port}`),
    '-servername',
    shellQuote(host),
    ...options,
    '</dev/null',
  ].join(' ');

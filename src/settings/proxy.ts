import { Secret, type Target } from './target.ts';

/** The value that disables proxies, whatever the environment says. */
export const NO_PROXY_AT_ALL = 'none';

/** A proxy as people write it: `http://user:password@host:port`, or only `host:port`. */
export interface ProxyUrl {
  readonly url: URL;
  /** With its scheme, and the port as written: `URL` drops the scheme's default port. */
  readonly spelled: string;
}

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
/** `URL` accepts more in a host than a resolver does, such as a quotation mark. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])$/i;

/** Undefined when the text is not the URL of an HTTP proxy. */
export function proxyUrl(text: string): ProxyUrl | undefined {
  const spelled = SCHEME.test(text) ? text : `http://${text}`;
  if (/\s/.test(text) || !URL.canParse(spelled)) return undefined;
  const url = new URL(spelled);
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  return isHttp && HOST.test(url.hostname) ? { url, spelled } : undefined;
}

/** Why a text is not a usable proxy URL; undefined when it is. The text is never shown: it may contain a password. */
export function unfitProxy(text: string): string | undefined {
  const why = reasonAgainst(text, proxyUrl(text)?.url);
  return why === undefined ? undefined : `is not the URL of an HTTP proxy${why === '' ? '' : `: ${why}`}`;
}

function reasonAgainst(text: string, url: URL | undefined): string | undefined {
  if (SCHEME.exec(text)?.[1]?.toLowerCase().startsWith('socks') === true)
    return 'SOCKS proxies are not supported';
  // `docker run --env-file` and systemd's `Environment=` pass on the quotes that a shell would remove.
  if (/^["'`]|["'`]$/.test(text)) return 'remove the quotation marks around it';
  if (text.includes('@') && (url === undefined || url.username === ''))
    return 'percent-encode characters such as # / ? in its password (%23 %2F %3F)';
  // Neither Kafka clients nor curl run one: https://everything.curl.dev/usingcurl/proxies/pac
  if (url !== undefined && /\.(?:pac|dat)$/i.test(url.pathname))
    return 'it is the URL of a PAC file; give the proxy that the file names (PROXY host:port)';
  return url === undefined ? '' : undefined;
}

/** The proxy settings of a target, from its two settings. */
export function proxySettings(
  proxy: string | undefined,
  exceptions: readonly string[] | undefined,
  where: { readonly proxy: string; readonly noProxy: string },
): {
  readonly settings: Pick<Target, 'proxy' | 'proxyRule' | 'noProxy'>;
  readonly problems: readonly string[];
} {
  const noProxy = exceptions === undefined ? {} : { noProxy: { hosts: exceptions, rule: where.noProxy } };
  if (proxy === undefined) return { settings: noProxy, problems: [] };
  if (proxy.trim().toLowerCase() === NO_PROXY_AT_ALL)
    return { settings: { noProxy: { hosts: ['*'], rule: `${where.proxy} none` } }, problems: [] };
  const unfit = unfitProxy(proxy);
  return unfit === undefined
    ? { settings: { proxy: new Secret(proxy), proxyRule: where.proxy, ...noProxy }, problems: [] }
    : {
        settings: noProxy,
        problems: [`${where.proxy}: ${unfit}; for example http://proxy.acme.example:3128, or none`],
      };
}

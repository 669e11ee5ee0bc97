import { Secret, type Target } from './target.ts';

/** How one says that there is no proxy, whatever the environment says. */
export const NO_PROXY_AT_ALL = 'none';

/**
 * Why a text is not the URL of a proxy that can be used; undefined when it is. `host:port` is how many clients take one.
 * Nothing of the text is shown: it may hold a password.
 */
export function unfitProxy(text: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme?.startsWith('socks') === true)
    return 'is not the URL of an HTTP proxy: a SOCKS proxy is not spoken here';
  const url = scheme === undefined ? `http://${text}` : text;
  const isProxy = (scheme === undefined || /^https?$/.test(scheme)) && URL.canParse(url) && !/\s/.test(text);
  return isProxy ? undefined : 'is not the URL of an HTTP proxy';
}

/** What a target says of proxies, of the two settings about them. */
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

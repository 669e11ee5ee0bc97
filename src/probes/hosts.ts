import type { Failure } from '../evidence/observation.ts';
import type { Target } from '../settings/target.ts';

/**
 * Why a URL may be asked.
 * - `named`: only if the target names its host.
 * - `vouched`: also when a server that the target named gives it: the `jwks_uri` of a discovery document, `issuer` and
 *   `jwks_uri` of Confluent's identity provider. Confluent itself asks there. Then over https, for nobody named it.
 */
export type Purpose = 'named' | 'vouched';

export interface HostPolicy {
  /** Undefined when the request may be made. */
  readonly refusal: (url: string, purpose: Purpose) => Failure | undefined;
}

/**
 * Which hosts this run may contact. A token is untrusted input: nothing in it (`iss`, `jku`, `x5u`) adds a host; only the
 * target does.
 */
export function hostPolicy(target: Target): HostPolicy {
  const urls = [
    target.tokenEndpoint,
    target.discoveryUrl,
    target.console.issuer,
    target.console.jwksUri,
    target.confluentApiUrl,
  ].flatMap((text) => (text !== undefined && URL.canParse(text) ? [new URL(text)] : []));
  const named = new Set([...urls.map((url) => url.hostname), ...target.allowHosts.map(hostnameIn)]);
  const plain = new Set(urls.filter((url) => url.protocol === 'http:').map((url) => url.hostname));

  return {
    refusal: (text, purpose) => {
      if (!URL.canParse(text)) return refused('NOT_A_URL', 'it is not a URL');
      const url = new URL(text);
      if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return refused('NOT_HTTP', `${url.protocol} is not asked`);
      if (
        named.has(url.hostname) &&
        (purpose === 'named' || url.protocol === 'https:' || plain.has(url.hostname))
      ) {
        return undefined;
      }
      if (purpose === 'named') {
        return refused(
          'HOST_NOT_NAMED',
          `your configuration does not name ${url.hostname}; --allow-host adds it`,
        );
      }
      return url.protocol === 'https:' || isLoopback(url.hostname)
        ? undefined
        : refused(
            'PLAIN_HTTP',
            `${url.origin} is plain http at a host that your configuration does not name`,
          );
    },
  };
}

const refused = (code: string, message: string): Failure => ({ stage: 'refused-by-us', code, message });

/** `--allow-host` as people write it: a name, `host:port`, or a URL. */
function hostnameIn(text: string): string {
  const url = text.includes('://') ? text : `https://${text}`;
  return URL.canParse(url) ? new URL(url).hostname : text.toLowerCase();
}

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(?:\.\d+){3}$/.test(hostname);

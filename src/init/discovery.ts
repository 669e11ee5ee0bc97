import type { Evidence } from '../evidence/evidence.ts';
import { isJsonObject, type JsonObject } from '../evidence/json.ts';
import { identify } from '../idp/identify.ts';
import { identityProviders } from '../idp/registry.generated.ts';
import { placesOf, probeDiscovery, type DiscoveryPlaces } from '../probes/discovery.ts';
import { startRun, type ObserveOptions } from '../probes/run.ts';
import type { Target } from '../settings/target.ts';

/** An identity provider's own statements, as far as they can be offered as answers. */
export interface Provider {
  /** The URL of its document. */
  readonly url: string;
  /** "Auth0", if its URLs or its document show it. */
  readonly product?: string;
  readonly issuer?: string;
  readonly tokenEndpoint?: string;
  readonly jwksUri?: string;
  /** RFC 8414: absent means `client_secret_basic`. */
  readonly clientAuths: readonly string[];
  /** Absent when it does not say. */
  readonly grants?: readonly string[];
  readonly scopes: readonly string[];
}

export type Discovered =
  | { readonly ok: true; readonly provider: Provider }
  /** In words, to follow "the discovery document ". */
  | { readonly ok: false; readonly why: string };

/**
 * Fetches a discovery document.
 *
 * @param target names it with `discoveryUrl`: the URL of the document or an issuer
 */
export async function discover(target: Target, options: ObserveOptions): Promise<Discovered> {
  const places = placesIn(target.discoveryUrl ?? '');
  if (places === undefined) return { ok: false, why: 'cannot be fetched: that is not an http or https URL' };
  const run = startRun(target, options);
  try {
    const seen = await probeDiscovery(places, run.http);
    for (const [url, each] of [
      [places.appended, seen.appended],
      [places.inserted ?? '', seen.inserted],
    ] as const) {
      if (each.status === 'observed' && each.value.status === 200 && isJsonObject(each.value.json))
        return { ok: true, provider: providerIn(each.value.json, url) };
    }
    return { ok: false, why: whyNot(seen.appended, places) };
  } finally {
    await run.close();
  }
}

function whyNot(seen: Evidence['discovery']['appended'], places: DiscoveryPlaces): string {
  const where = places.inserted === undefined ? places.appended : `${places.appended} and ${places.inserted}`;
  if (seen.status === 'observed') {
    return seen.value.status === 200
      ? `is not JSON: ${places.appended} answers with something else, such as a web page`
      : `could not be fetched: the server answered with status ${seen.value.status} at ${where}`;
  }
  if (seen.status !== 'failed') return `could not be fetched: ${seen.because}`;
  const { code, message } = seen.failure;
  const hint = UNKNOWN_AUTHORITY.test(code)
    ? '; if your company has its own certificate authority, start again with --ca-file and its certificate'
    : '';
  return `could not be fetched: ${message}${hint}`;
}

const UNKNOWN_AUTHORITY = /SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)/;

/** The URL of a document unchanged; for an issuer, the possible URLs of its document. */
function placesIn(text: string): DiscoveryPlaces | undefined {
  if (!isPlainUrl(text)) return undefined;
  return /\/\.well-known\//.test(new URL(text).pathname)
    ? { appended: text.replace(/(?<!\/)\/+$/, ''), purpose: 'named' }
    : placesOf(text, 'named');
}

function providerIn(document: JsonObject, url: string): Provider {
  const urlIn = (name: string): string | undefined => {
    const value = document[name];
    return typeof value === 'string' && isPlainUrl(value) ? value : undefined;
  };
  const [issuer, tokenEndpoint, jwksUri] = ['issuer', 'token_endpoint', 'jwks_uri'].map(urlIn);
  const product =
    identify([tokenEndpoint, issuer, url]) ?? identityProviders.find((each) => each.describes?.(document));
  const grants = words(document['grant_types_supported']);
  return {
    url,
    ...(product !== undefined && { product: product.name }),
    ...(issuer !== undefined && { issuer }),
    ...(tokenEndpoint !== undefined && { tokenEndpoint }),
    ...(jwksUri !== undefined && { jwksUri }),
    clientAuths: words(document['token_endpoint_auth_methods_supported']),
    ...(Array.isArray(document['grant_types_supported']) && { grants }),
    scopes: words(document['scopes_supported']),
  };
}

/** A server's statement is offered only if it is a proper URL: without spaces, control characters or a password. */
export const isPlainUrl = (text: string): boolean => {
  if (!/^https?:\/\/[\x21-\x7e]{1,2000}$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
};

const words = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value
        .filter((each): each is string => typeof each === 'string' && /^[\w:./-]{1,120}$/.test(each))
        .slice(0, 50)
    : [];

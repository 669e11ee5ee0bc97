import type { HttpDocument } from '../evidence/http.ts';
import { isJsonObject, type Json } from '../evidence/json.ts';
import { mapObserved, missing, type Missing, type Observation } from '../evidence/observation.ts';
import { asDocument } from './http.ts';
import { recognisedKeySet } from './recognised.ts';
import type { Run } from './run.ts';

export interface JwksProbe {
  /** @param uri undefined when it is unknown, for the given reason */
  readonly at: (uri: string | undefined, otherwise: Missing) => Promise<Observation<HttpDocument>>;
}

/** Fetches key sets, each URL only once. */
export function jwksProbe({ http, span }: Pick<Run, 'http' | 'span'>): JwksProbe {
  const fetched = new Map<string, Promise<Observation<HttpDocument>>>();
  const fetch = (url: string) =>
    span('jwks', async () =>
      mapObserved(
        asDocument(
          await http.send({ url, purpose: 'vouched', keeper: 'identity-provider', what: 'key set' }),
        ),
        recognisedKeySet,
      ),
    );
  return {
    at: (uri, otherwise) => {
      if (uri === undefined) return Promise.resolve(otherwise);
      const seen = fetched.get(uri) ?? fetch(uri);
      fetched.set(uri, seen);
      return seen;
    },
  };
}

export const NO_DOCUMENT = missing('no discovery document names a jwks_uri', '--discovery-url');
export const NO_PROVIDER = missing("the provider's jwks_uri is not known", '--provider-jwks-uri');

/** Ten times the keys of the largest issuers; more would be useless in a report. */
const MOST_KEYS = 1_000;

/**
 * A document with at most as many keys as a report can hold, and the original number: the first ones in order, plus
 * those that the token names, so that no existing key is reported missing.
 *
 * @param kid the token's, if it names one
 */
export function abridgedKeySet(document: HttpDocument, kid: Json | undefined): HttpDocument {
  const { json } = document;
  const keys = isJsonObject(json) ? json['keys'] : undefined;
  if (!isJsonObject(json) || !Array.isArray(keys) || keys.length <= MOST_KEYS) return document;
  const isTokens = (key: Json): boolean => isJsonObject(key) && kid !== undefined && key['kid'] === kid;
  const list = keys as readonly Json[];
  const own = list.slice(MOST_KEYS).filter(isTokens).slice(0, MOST_OF_ONE_KID);
  const kept = [...list.slice(0, MOST_KEYS - own.length), ...own];
  return { ...document, json: { ...json, keys: kept }, keysSeen: keys.length };
}

/** A set with a thousand keys of the same kid is an attack on our time. */
const MOST_OF_ONE_KID = 32;

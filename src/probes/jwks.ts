import type { HttpDocument } from '../evidence/http.ts';
import { isJsonObject, type Json } from '../evidence/json.ts';
import { missing, type Missing, type Observation } from '../evidence/observation.ts';
import { asDocument } from './http.ts';
import type { Run } from './run.ts';

export interface JwksProbe {
  /** @param uri undefined when nobody named one, for the reason given. */
  readonly at: (uri: string | undefined, otherwise: Missing) => Promise<Observation<HttpDocument>>;
}

/** Fetches key sets, each place once, whoever names it. */
export function jwksProbe({ http, span }: Pick<Run, 'http' | 'span'>): JwksProbe {
  const fetched = new Map<string, Promise<Observation<HttpDocument>>>();
  const fetch = (url: string) =>
    span('jwks', async () =>
      asDocument(await http.send({ url, purpose: 'vouched', keeper: 'identity-provider', what: 'key set' })),
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

/** Ten times the keys of the largest issuers; what is beyond is of no use to a reader of the report. */
const MOST_KEYS = 1_000;

/**
 * A document with no more keys than a report can carry, and how many it had: the first ones, in their order. Of the others
 * only those that the token names are kept, so that none is called missing which is there.
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

/** A set of one kid a thousand times is there to keep us busy. */
const MOST_OF_ONE_KID = 32;

import type { HttpDocument } from '../evidence/http.ts';
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

import { fact, known, reading, thenReading, unknown, type Fact } from '../evidence/fact.ts';
import type { HttpDocument } from '../evidence/http.ts';
import { isJsonObject, type JsonObject } from '../evidence/json.ts';

/** The discovery answer to use: the first location with a JSON document, otherwise the first that answered. */
const answer: Fact<HttpDocument> = fact('discovery answer', ({ discovery }) => {
  const placements = [reading(discovery.appended), reading(discovery.inserted)] as const;
  const usable = placements.find((each) => each.known && isDocument(each.value));
  return usable ?? placements.find((each) => each.known) ?? placements[0];
});

const isDocument = ({ status, json }: HttpDocument): boolean => status === 200 && isJsonObject(json);

const document: Fact<JsonObject> = fact('discovery document', (evidence) =>
  thenReading(answer.read(evidence), (seen, source) =>
    isDocument(seen) && isJsonObject(seen.json)
      ? known(seen.json, source)
      : unknown(`${seen.url} gave no discovery document (HTTP ${seen.status}, ${seen.form})`),
  ),
);

const member = (name: string, label: string): Fact<string | undefined> =>
  fact(label, (evidence) =>
    thenReading(document.read(evidence), (members, source) => {
      const value = members[name];
      return known(typeof value === 'string' ? value : undefined, source);
    }),
  );

export const discovery = {
  answer,
  document,
  issuer: member('issuer', 'issuer in the discovery document'),
  jwksUri: member('jwks_uri', 'jwks_uri in the discovery document'),
  tokenEndpoint: member('token_endpoint', 'token_endpoint in the discovery document'),
} as const;

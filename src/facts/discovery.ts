import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, reading, thenReading, unknown, type Fact, type Reading } from '../evidence/fact.ts';
import type { HttpDocument } from '../evidence/http.ts';
import { isJsonObject, type JsonObject } from '../evidence/json.ts';

/** The discovery answer to use: the first location with a JSON document, otherwise the first that answered. */
const answerOf = ({ discovery }: Evidence): Reading<HttpDocument> => {
  const placements = [reading(discovery.appended), reading(discovery.inserted)] as const;
  const document = placements.find((each) => each.known && isDocument(each.value));
  return document ?? placements.find((each) => each.known) ?? placements[0];
};

const isDocument = (answer: HttpDocument): boolean => answer.status === 200 && isJsonObject(answer.json);

const documentOf = (evidence: Evidence): Reading<JsonObject> =>
  thenReading(answerOf(evidence), (answer, source) =>
    isDocument(answer) && isJsonObject(answer.json)
      ? known(answer.json, source)
      : unknown(`${answer.url} gave no discovery document (HTTP ${answer.status}, ${answer.form})`),
  );

const member = (name: string, label: string): Fact<string | undefined> =>
  fact(label, (evidence) =>
    thenReading(documentOf(evidence), (document, source) => {
      const value = document[name];
      return known(typeof value === 'string' ? value : undefined, source);
    }),
  );

export const discovery = {
  answer: fact('discovery answer', answerOf),
  document: fact('discovery document', documentOf),
  issuer: member('issuer', 'issuer in the discovery document'),
  jwksUri: member('jwks_uri', 'jwks_uri in the discovery document'),
  tokenEndpoint: member('token_endpoint', 'token_endpoint in the discovery document'),
} as const;

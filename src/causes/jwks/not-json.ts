import { variable } from '../../commands/value.ts';
import { patchProvider, refreshKeys } from '../fixes/confluent-api.ts';
import { tryPlace } from './_places.ts';
import { lookupCause } from './lookup-cause.ts';
import type { BodyForm, HttpDocument } from '../../evidence/http.ts';
import { isJsonObject } from '../../evidence/json.ts';

const FORMS: Readonly<Record<Exclude<BodyForm, 'json'>, string>> = {
  html: 'a web page',
  pem: 'a PEM file',
  text: 'plain text',
  empty: 'an empty body',
};

/** What a document without a list of keys is. */
function whatIs({ form, json }: HttpDocument): string {
  if (form !== 'json') return FORMS[form];
  if (!isJsonObject(json)) return Array.isArray(json) ? 'a JSON array' : 'JSON that is not an object';
  const values = Object.values(json);
  if (values.some((value) => typeof value === 'string' && value.startsWith('-----BEGIN')))
    return 'certificates by key id';
  if (json['jwks_uri'] !== undefined) return 'a discovery document';
  if (json['error'] !== undefined || json['errorCode'] !== undefined) return 'an error';
  return json['keys'] === undefined ? 'JSON without keys' : 'JSON whose keys are not a list of keys';
}

/** RFC 7517 section 5. Auth0 also serves PEM, and Google a map of certificates, for other programs. */
export default lookupCause({
  id: 'jwks/not-json',
  title: 'The jwks_uri gives something other than a JWK Set',
  why: ({ fetch, place }) =>
    `${place ?? 'The jwks_uri'} answered ${fetch.ok ? whatIs(fetch.document) : 'nothing'}, not a JWK Set ({"keys":[...]}).`,
  repaired: "with a JWK Set at the jwks_uri and the token's key held by Confluent",
  fix: ({ provider, place, issuersPlace }) => ({
    summary:
      'Make the jwks_uri answer with the JWK Set, or register the address that does; then refresh the keys in Confluent.',
    steps: [
      'The right address is jwks_uri in the discovery document of the issuer. If it is this one, a login page or a gateway answers in its place: exempt the path from it.',
      'Auth0: /.well-known/jwks.json, not /pem. Google: /oauth2/v3/certs, not v1.',
    ],
    commands: [
      tryPlace(place),
      ...(place === issuersPlace
        ? []
        : patchProvider(provider?.id, { jwks_uri: issuersPlace ?? variable('JWKS_URI') })),
      ...refreshKeys(provider?.id),
    ],
  }),
});

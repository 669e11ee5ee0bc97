/**
 * The purpose of each member of the token, in a sentence. RFC 7515 section 4.1 (header), RFC 7519 section 4.1, RFC 8693
 * section 4.2 and 4.3, RFC 9068 section 2.2; the rest from the documentation of the identity providers.
 */
const MEANING: Readonly<Record<string, string>> = {
  alg: 'How the token is signed. Confluent needs an asymmetric algorithm, such as RS256.',
  kid: 'Which key signed it. Confluent looks for this id among the keys that it holds.',
  typ: 'What kind of object it is.',
  iss: 'Who issued the token. It has to be the issuer of the identity provider in Confluent, byte for byte.',
  aud: 'For whom it was issued. Pool filters usually ask for one audience.',
  sub: 'Whom it is about: in a machine token the client.',
  azp: 'The client that asked for it.',
  client_id: 'The client that asked for it.',
  cid: 'The client that asked for it, as Okta says it.',
  appid: 'The application that asked for it, as Entra ID says it in version 1 tokens.',
  clientId: 'The client that asked for it, as older versions of Keycloak say it.',
  scope: 'What it permits, separated by spaces.',
  scp: 'What it permits, as Okta and Entra ID say it.',
  roles: 'Roles that the identity provider gave the client.',
  groups: 'Groups that the client belongs to.',
  ver: 'Version of the token format. Entra ID: 1.0 and 2.0 have different issuers.',
  gty: 'The grant with which it was requested, as Auth0 says it.',
  iat: 'When it was issued.',
  nbf: 'Before this time it is not valid.',
  exp: 'From this time on it is not valid.',
};

/** @returns an empty text for a non-standard claim, whose meaning its issuer defines */
export const meaningOf = (name: string): string => (Object.hasOwn(MEANING, name) ? MEANING[name]! : '');

import type { LabSettings } from '../../src/lab/settings.ts';
import type { OpenLab } from '../../test/real-clients/_lab.ts';

/** A fault, and what an answer must contain to have named it. */
export interface Fault {
  readonly what: string;
  /** The lab's scenario; none: a healthy one. */
  readonly scenario?: string;
  readonly arrange?: (lab: LabSettings) => void;
  /** The answer must contain all of these: the thing at fault, and both values if two disagree. */
  readonly named: (lab: OpenLab) => readonly RegExp[];
}

export const FAULTS: readonly Fault[] = [
  { what: 'Nothing is wrong', named: () => [] },
  {
    what: 'The issuer is registered without its slash at the end',
    scenario: 'jwt/iss-trailing-slash',
    named: ({ lab }) => [exactly(lab.confluent.providers[0]!.issuer), exactly(issuerOf(lab))],
  },
  { what: 'The token expired an hour ago', scenario: 'jwt/expired', named: () => [/expir|no longer valid/i] },
  {
    what: 'The secret is that of another application',
    scenario: 'token/wrong-secret',
    named: () => [/secret/i],
  },
  {
    what: 'The token is signed with a key that the JWKS does not have',
    scenario: 'jwks/kid-not-in-jwks',
    named: ({ lab }) => [exactly(lab.idp.keys[0]!.kid)],
  },
  {
    what: 'The key was rotated after Confluent last read the JWKS',
    scenario: 'jwks/kid-not-in-confluent-cache',
    named: ({ lab }) => [exactly(lab.idp.keys[0]!.kid), /cop(y|ies)|cache|stale|refresh/i],
  },
  {
    what: 'The token is for another audience than the pool takes',
    scenario: 'jwt/aud-wrong',
    named: ({ lab }) => [exactly(lab.idp.defaultAudience ?? ''), exactly(expectedAudience(lab))],
  },
  {
    what: 'The pool takes the tokens of another grant alone',
    scenario: 'pool/filter-false',
    named: () => [/\bgty\b/, /"?password"?/, /client-credentials/],
  },
  {
    what: 'The identity pool does not exist',
    scenario: 'pool/id-unknown',
    named: ({ client }) => [exactly(client.extensions['identityPoolId'] ?? '')],
  },
  {
    what: 'The extension logicalCluster is missing',
    scenario: 'config/extension-missing-cluster',
    named: () => [/logicalCluster/, /missing|empty/i],
  },
  {
    what: 'The names of the extensions have an underscore',
    scenario: 'config/extension-key-underscore',
    named: () => [/logical_cluster|identity_pool_id/],
  },
  {
    what: 'The certificate of the identity provider comes from a private authority',
    scenario: 'network/tls-private-ca-idp',
    named: () => [/certificat/i, /authority|trust|certification path/i],
  },
  {
    what: 'The names of the brokers behind the bootstrap server do not resolve',
    scenario: 'network/dns-bootstrap-ok-broker-names-fail',
    named: ({ lab }) => [
      exactly(lab.broker.advertised[0]![1]),
      /resolve|unknown ?host|not known|does not exist/i,
    ],
  },
  {
    what: 'The pool may not read the topic',
    scenario: 'authorization/topic-denied',
    named: () => [/\borders\b/, /authoriz|denied|may not|permission|role/i],
  },
];

/**
 * The `aud` that an operator would expect: the value that the pool's filter compares it with, otherwise the intended
 * API.
 */
export const expectedAudience = ({ confluent, idp }: LabSettings): string =>
  /claims\.aud == "([^"]+)"/.exec(confluent.providers[0]?.pools[0]?.filter ?? '')?.[1] ??
  idp.defaultAudience ??
  '';

const issuerOf = ({ idp }: LabSettings): string =>
  typeof idp.claims['iss'] === 'string' ? idp.claims['iss'] : '';

/** Exactly this text: an issuer with a trailing slash differs from one without. */
const exactly = (text: string): RegExp =>
  new RegExp(`${text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?![\\w/-])`);

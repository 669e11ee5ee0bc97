import type { LabSettings } from '../../src/lab/settings.ts';

/** A kind of refusal, and how each client reports it to its user. */
export interface Shape {
  readonly what: string;
  readonly scenarios?: readonly string[];
  readonly arrange?: (lab: LabSettings) => void;
  /** The output of kafka-topics: `stdout` for users, `stderr` from its logger. */
  readonly java: string | RegExp;
  readonly librdkafka: string | RegExp;
}

const GENERIC =
  'Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER';
const CHALLENGE = '{"status":"invalid_token"}';
const noCluster =
  'Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY';
const otherCluster =
  'Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed';

const sasl = (text: string): Pick<Shape, 'java' | 'librdkafka'> => ({
  java: `SaslAuthenticationException: ${text}`,
  librdkafka: `SASL authentication error: ${text} (after `,
});

/** Errors that the broker reports, and the clients repeat. */
export const BROKER_SHAPES: readonly Shape[] = [
  { what: 'a refusal without a reason', scenarios: ['sasl/generic-token-rejected'], ...sasl(GENERIC) },
  { what: 'a pool that is not known', scenarios: ['pool/id-unknown'], ...sasl(GENERIC) },
  { what: 'no logicalCluster', scenarios: ['config/extension-missing-cluster'], ...sasl(noCluster) },
  {
    what: 'the logicalCluster of another bootstrap server',
    scenarios: ['sasl/logical-cluster-refused'],
    ...sasl(otherCluster),
  },
  {
    what: 'the challenge of RFC 7628',
    scenarios: ['sasl/generic-token-rejected'],
    arrange: ({ broker }) => void (broker.flavour = 'kafka'),
    ...sasl(CHALLENGE),
  },
  {
    what: 'the challenge of RFC 7628, for the audience',
    arrange: ({ broker }) => {
      broker.flavour = 'kafka';
      broker.expectedAudience = 'https://billing.acme.example';
    },
    ...sasl(CHALLENGE),
  },
  {
    what: 'a listener with another mechanism',
    scenarios: ['sasl/mechanism-unsupported'],
    java: "UnsupportedSaslMechanismException: Client SASL mechanism 'OAUTHBEARER' not enabled in the server, enabled mechanisms are [PLAIN]",
    librdkafka:
      "SASL OAUTHBEARER mechanism handshake failed: Broker: Unsupported SASL mechanism: broker's supported mechanisms: PLAIN (after ",
  },
  {
    what: 'a broker whose certificate nobody here trusts',
    arrange: ({ broker, network }) => {
      network.certificates[broker.bootstrap.replace(/:\d+$/, '')] = 'unknown-ca';
    },
    java: 'SslAuthenticationException: SSL handshake failed',
    librdkafka:
      /SSL handshake failed: error:0A000086:SSL routines::certificate verify failed: broker certificate could not be verified, verify that ssl\.ca\.location is correctly configured/,
  },
];

/** Errors that the clients report themselves, before they contact a broker. */
export const CLIENT_SHAPES: readonly Shape[] = [
  {
    what: 'an underscore in the name of an extension',
    scenarios: ['config/extension-key-underscore'],
    java: /Extension name \w+_\w+ is invalid/,
    librdkafka: /SASL\/OAUTHBEARER extension keys must only consist of A-Z or a-z characters: \w+_\w+ \(_\)/,
  },
  {
    what: 'the secret of another application',
    scenarios: ['token/wrong-secret'],
    java: /The response code 401 and error response \{"access_denied" - "Unauthorized"\} was encountered reading the token endpoint response; will not attempt further retries/,
    librdkafka:
      'Failed to acquire SASL OAUTHBEARER token: {"error":"access_denied","error_description":"Unauthorized"}',
  },
  {
    what: 'an opaque token',
    scenarios: ['jwt/opaque'],
    java: 'Malformed JWT provided; expected three sections (header, payload, and signature)',
    librdkafka:
      'Failed to acquire SASL OAUTHBEARER token: Failed to decode JWT payload: The token is invalid with less than 2 delimiters',
  },
  {
    what: 'an encrypted token',
    scenarios: ['jwt/jwe'],
    java: 'Malformed JWT provided; expected three sections (header, payload, and signature)',
    librdkafka:
      'Failed to acquire SASL OAUTHBEARER token: Failed to decode JWT payload: The token is invalid with more than 2 delimiters',
  },
  {
    what: 'an identity provider whose certificate nobody here trusts',
    scenarios: ['network/tls-private-ca-idp'],
    java: 'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    librdkafka: /unable to get local issuer certificate/,
  },
];

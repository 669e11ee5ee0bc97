import { inject } from 'vitest';
import { Secret, type Target } from '../../../src/settings/target.ts';
import { soundClient, tokenFor, without } from '../_client.ts';
import { encounters, type Encounter } from '../_witness.ts';
import { RESOURCES } from '../oidc-provider/_names.ts';
import type { Listeners } from './_kafka.ts';

const at =
  (listener: keyof Listeners, patch: Partial<Target> = {}) =>
  (): Target => ({
    ...soundClient(),
    bootstrapServers: [inject('peers').listeners[listener]],
    ...patch,
  });

const onTheConsole = (listener: keyof Listeners, patch: () => Target['console']) => (): Target => {
  const client = at(listener)();
  return { ...client, console: { ...client.console, ...patch() } };
};

const keeping = (resource: string) => async (): Promise<Target> => ({
  ...soundClient(),
  token: new Secret(await tokenFor(resource)),
});

/** A client that trusts only public authorities and was given its token. */
const trustingNobody = async (): Promise<Target> => ({
  ...without(soundClient(), 'ca', 'tokenEndpoint'),
  console: {},
  token: new Secret(await tokenFor(RESOURCES.kafka)),
});

const healthy = { verdict: 'healthy', causes: [] } as const;
const ill = (...causes: readonly string[]) => ({ verdict: 'unhealthy', causes }) as const;

const broker: readonly Encounter[] = [
  { name: 'sound', story: 'that is well', target: at('sound'), ...healthy },
  { name: 'brief-session', story: 'whose sessions end after a minute', target: at('brief'), ...healthy },
  {
    name: 'cleartext',
    story: 'that a broker takes without TLS',
    target: at('cleartext', { securityProtocol: 'SASL_PLAINTEXT' }),
    ...healthy,
    notices: ['config/security-protocol'],
  },
  {
    name: 'tcp-refused',
    story: 'whose broker is not there',
    target: at('closed'),
    ...ill('network/tcp-refused'),
  },
  {
    name: 'plaintext-listener',
    story: 'that wants TLS where there is none',
    target: at('cleartext'),
    ...ill('network/tls-plaintext-listener'),
  },
  {
    name: 'no-tls',
    story: 'that does without TLS where there is some',
    target: at('sound', { securityProtocol: 'SASL_PLAINTEXT' }),
    ...ill('config/security-protocol'),
  },
  {
    name: 'neither-tls-nor-sasl',
    story: 'that knows neither TLS nor SASL',
    target: at('sound', { securityProtocol: 'PLAINTEXT' }),
    ...ill('config/security-protocol'),
  },
  {
    name: 'no-sasl',
    story: 'that does not sign in',
    target: at('sound', { securityProtocol: 'SSL' }),
    ...ill('config/security-protocol'),
  },
  {
    name: 'private-ca',
    story: "that does not know the authority of the broker's certificate",
    target: trustingNobody,
    ...ill('network/tls-private-ca-broker'),
  },
  {
    name: 'other-name',
    story: 'whose broker shows the certificate of another',
    target: at('misnamed'),
    ...ill('network/tls-name-mismatch'),
  },
  {
    name: 'client-certificate',
    story: 'whose broker wants a certificate from it',
    target: at('mutual'),
    ...ill('broker/client-certificate-required'),
  },
  {
    name: 'web-server',
    story: 'that takes a web server for its broker',
    target: () => ({ ...soundClient(), bootstrapServers: [new URL(inject('peers').oidc.issuer).host] }),
    ...ill('broker/not-kafka'),
  },
  {
    name: 'advertised-unreachable',
    story: 'whose broker sends it on to a port where nobody listens',
    target: at('astray'),
    ...ill('network/tcp-refused'),
  },
];

const signIn: readonly Encounter[] = [
  {
    name: 'mechanism-plain',
    story: 'that came to a port with another mechanism',
    target: at('plain'),
    ...ill('sasl/mechanism-unsupported'),
  },
  {
    name: 'mechanism-none',
    story: 'that came to a port without SASL',
    target: at('withoutSasl'),
    ...ill('sasl/illegal-state'),
  },
  {
    name: 'extension-underscore',
    story: 'that misspells an extension',
    target: at('sound', { extensions: { identity_pool_id: 'pool-1' } }),
    ...ill('config/extension-key-underscore'),
  },
  {
    name: 'issuer-slash',
    story: 'whose issuer was written down with another ending',
    target: onTheConsole('slashedIssuer', () => ({ issuer: `${inject('peers').oidc.issuer}/` })),
    ...ill('jwt/iss-trailing-slash'),
  },
  {
    name: 'old-keys',
    story: 'whose identity provider rotated its keys, and the other side did not hear of it',
    target: onTheConsole('oldKeys', () => ({ keys: inject('peers').oidc.oldKeys })),
    ...ill('jwks/kid-not-in-confluent-cache'),
  },
  {
    name: 'expired',
    story: 'that kept its token for too long',
    target: keeping(RESOURCES.yesterday),
    ...ill('jwt/expired'),
  },
  {
    name: 'not-yet-valid',
    story: 'whose token begins tomorrow',
    target: keeping(RESOURCES.tomorrow),
    ...ill('jwt/nbf-future'),
  },
  {
    name: 'symmetric',
    story: 'whose token is signed with a secret',
    target: at('sound', { resource: RESOURCES.symmetric }),
    ...ill('jwt/alg-hs256'),
  },
  {
    name: 'opaque',
    story: 'whose token is opaque',
    target: at('sound', { resource: RESOURCES.opaque }),
    ...ill('jwt/opaque'),
  },
  {
    name: 'no-subject',
    story: 'whose token is of nobody',
    target: at('sound', { resource: RESOURCES.nobody }),
    ...ill('jwt/sub-missing'),
  },
  {
    name: 'audience',
    story: 'that asked for a token for somebody else',
    target: at('sound', { resource: RESOURCES.billing }),
    ...ill('jwt/aud-wrong'),
  },
];

/** A client whose token somebody made up. */
const holding =
  (listener: keyof Listeners, forge: (token: string) => string) => async (): Promise<Target> => ({
    ...at(listener)(),
    token: new Secret(forge(await tokenFor(RESOURCES.kafka))),
  });

/** The signature of other contents. */
const altered = (token: string): string => {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const [first = ''] = signature;
  return [header, claims, (first === 'A' ? 'B' : 'A') + signature.slice(1)].join('.');
};
/** RFC 7519 section 6. */
const unsigned = (token: string): string =>
  [Buffer.from('{"alg":"none"}').toString('base64url'), token.split('.')[1], ''].join('.');

const anyToken = { verdict: 'healthy', causes: [], notices: ['sasl/broker-accepts-any-token'] } as const;

const credulous: readonly Encounter[] = [
  {
    name: 'accepts-forged-token',
    story: 'with a forged token, whose broker validates as a client does',
    target: holding('credulous', altered),
    ...anyToken,
    notices: ['jwt/signature-invalid', ...anyToken.notices],
    refuted: ['jwks/signature-verifies'],
  },
  {
    name: 'accepts-unsigned-token',
    story: "with an unsigned token, whose broker has Kafka's default handler",
    target: holding('unsecured', unsigned),
    ...anyToken,
    notices: ['jwt/alg-none', ...anyToken.notices],
    refuted: ['jwt/is-signed-asymmetrically', 'jwt/kid-is-present'],
  },
  {
    name: 'forged-token',
    story: 'with a forged token, whose broker validates it',
    target: holding('sound', altered),
    ...ill('jwt/signature-invalid'),
  },
];

const access: readonly Encounter[] = [
  {
    name: 'topic-denied',
    story: 'that may not read its topic',
    target: at('sound', { topics: [{ name: 'payroll', wanted: 'read' }] }),
    ...ill('authorization/topic-denied'),
  },
  {
    name: 'topic-write-denied',
    story: 'that may read its topic, and wants to write',
    target: at('sound', { topics: [{ name: 'orders', wanted: 'write' }] }),
    ...ill('authorization/topic-denied'),
  },
  {
    name: 'group-denied',
    story: 'that may not join its group',
    target: at('sound', { groups: ['audit'] }),
    ...ill('authorization/group-denied'),
  },
];

encounters('Apache Kafka', [...broker, ...signIn, ...credulous, ...access]);

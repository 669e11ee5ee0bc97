import { inject } from 'vitest';
import type { Leaf } from '../../../src/lab/certificates.ts';
import { Secret, type Target } from '../../../src/settings/target.ts';
import { soundClient, without } from '../_client.ts';
import { encounters, type Encounter } from '../_witness.ts';
import { CLIENTS, RESOURCES } from './_names.ts';
import type { Credentials } from './_oidc-provider.ts';

const client =
  (patch: Partial<Target> = {}) =>
  (): Target => ({ ...soundClient(), ...patch });

const asserting =
  (
    key: keyof Pick<Credentials, 'assertionKey' | 'otherKey'>,
    patch: (issuer: string) => Partial<Target> = () => ({}),
  ) =>
  (): Target => {
    const { issuer, credentials } = inject('peers').oidc;
    return {
      ...without(soundClient(), 'clientSecret'),
      clientId: CLIENTS.assertion,
      clientAuth: 'private_key_jwt',
      assertionKey: new Secret(credentials[key]),
      ...patch(issuer),
    };
  };

const showing =
  (clientId: string, certificate: (credentials: Credentials) => Leaf | undefined) => (): Target => {
    const leaf = certificate(inject('peers').oidc.credentials);
    return {
      ...without(soundClient(), 'clientSecret'),
      clientId,
      clientAuth: 'tls_client_auth',
      ...(leaf === undefined
        ? {}
        : { clientCertificate: leaf.cert, clientCertificateKey: new Secret(leaf.key) }),
    };
  };

const healthy = { verdict: 'healthy', causes: [] } as const;
const ill = (...causes: readonly string[]) => ({ verdict: 'unhealthy', causes }) as const;

const all: readonly Encounter[] = [
  { name: 'post', story: 'that sends its secret in the form', target: client(), ...healthy },
  {
    name: 'basic',
    story: 'that sends its secret in a Basic header',
    target: client({ clientId: CLIENTS.basic, clientAuth: 'client_secret_basic' }),
    ...healthy,
    notices: ['config/secret-urlencoding'],
  },
  { name: 'assertion', story: 'that signs an assertion', target: asserting('assertionKey'), ...healthy },
  {
    name: 'certificate',
    story: 'that shows a certificate',
    target: showing(CLIENTS.certificate, ({ certificate }) => certificate),
    ...healthy,
  },
  {
    name: 'self-signed',
    story: 'that shows a certificate of its own making',
    target: showing(CLIENTS.selfSigned, ({ selfSigned }) => selfSigned),
    ...healthy,
  },
  {
    name: 'wrong-secret',
    story: 'whose secret is wrong',
    target: client({ clientSecret: new Secret('of yesterday') }),
    ...ill('token/wrong-secret'),
  },
  {
    name: 'unknown-client',
    story: 'that nobody registered, of which it says no more than of a wrong secret',
    target: client({ clientId: 'orders-servcie' }),
    ...ill('token/wrong-secret'),
  },
  {
    name: 'method-post',
    story: 'that is registered for a Basic header, and sends its secret in the form, which it takes as well',
    target: client({ clientId: CLIENTS.basic }),
    ...healthy,
  },
  {
    name: 'method-secret',
    story: 'that has to sign an assertion, and sends a secret, of which it says no more than of a wrong one',
    target: client({ clientId: CLIENTS.assertion }),
    ...ill('token/wrong-secret'),
  },
  {
    name: 'method-assertion',
    story: 'that has a secret, and signs an assertion',
    target: asserting('assertionKey', () => ({ clientId: CLIENTS.post })),
    ...ill('token/assertion-invalid'),
  },
  {
    name: 'assertion-other-key',
    story: 'whose assertion is signed with a key that is not registered',
    target: asserting('otherKey'),
    ...ill('token/assertion-invalid'),
  },
  {
    name: 'assertion-other-audience',
    story: 'whose assertion is for another address than the token endpoint has',
    target: asserting('assertionKey', (issuer) => ({ tokenEndpoint: `${issuer}/token?tenant=acme` })),
    ...ill('token/assertion-invalid'),
    notices: ['discovery/token-endpoint-differs'],
  },
  {
    name: 'certificate-missing',
    story: 'that has to show a certificate, and has none',
    target: showing(CLIENTS.certificate, () => undefined),
    ...ill('token/auth-method-mismatch'),
  },
  {
    name: 'certificate-of-another',
    story: 'that shows the certificate of another',
    target: showing(CLIENTS.certificate, ({ otherCertificate }) => otherCertificate),
    ...ill('token/auth-method-mismatch'),
  },
  {
    name: 'resource-unknown',
    story: 'that asks for a resource that is not registered',
    target: client({ resource: RESOURCES.unknown }),
    ...ill('token/audience-unknown'),
  },
  {
    name: 'scope-unknown',
    story: 'that asks for a scope that nobody has, which it overlooks',
    target: client({ scope: 'kafka:read' }),
    ...healthy,
  },
  {
    name: 'endpoint-wrong',
    story: 'that misspells the token endpoint',
    target: () => ({ ...soundClient(), tokenEndpoint: `${inject('peers').oidc.issuer}/oauth/token` }),
    ...ill('token/endpoint-not-found'),
  },
];

encounters('oidc-provider', all);

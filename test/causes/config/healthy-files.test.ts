import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { claims, client, given, IDP, pool, TOKEN_ENDPOINT, type Change } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { offline, unset } from './_client.ts';

/** Whatever the client's file and family, nothing is wrong with these, and nothing deserves a notice. */
const HEALTHY: readonly (readonly [because: string, given: readonly Change[]])[] = [
  ['a Java file', [fromFile({ client: 'java' })]],
  ['a librdkafka file', [fromFile({ client: 'librdkafka' })]],
  ['a kafkajs client', [client({ client: 'kafkajs' })]],
  [
    'a token without sub, and a client that is told of another claim',
    [
      fromFile({ client: 'librdkafka', properties: { 'sasl.oauthbearer.sub.claim.name': 'azp' } }),
      client({ subClaimName: 'azp' }),
      pool({ identityClaim: 'claims.azp' }),
      claims({ sub: undefined }),
    ],
  ],
  [
    'scopes in a text, one of them twice',
    [fromFile({ client: 'java' }), claims({ scope: 'read write read' })],
  ],
  [
    'a Java scope that needs encoding, and got a token',
    [
      fromFile({ client: 'java', version: '4.1.0' }),
      client({ scope: 'orders+read', allowedUrls: [TOKEN_ENDPOINT] }),
    ],
  ],
  [
    'an authority for the broker, and a token endpoint with a public one',
    [
      fromFile({ client: 'librdkafka', properties: { 'ssl.ca.location': '/etc/ssl/certs/ca.pem' } }),
      (e) => {
        const { tls, ...rest } = e.connections[IDP]!;
        return tls?.ok === true
          ? {
              ...e,
              connections: {
                ...e.connections,
                [IDP]: { ...rest, tls: { ...tls, value: { ...tls.value, trust: 'public' } } },
              },
            }
          : e;
      },
    ],
  ],
];

describe('a healthy client', () => {
  it.each(HEALTHY)('%s', (_, changes) => {
    const { verdict, rootCauses, notices } = diagnose(given(...changes, unset('audience')));
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual([]);
    expect(notices.map(({ id }) => id)).toEqual([]);
    expect(verdict).toBe('healthy');
  });

  it("with Azure's metadata service cannot be tried by the doctor, and nothing is wrong with it", () => {
    const evidence = given(
      fromFile({
        client: 'librdkafka',
        properties: {
          'sasl.oauthbearer.metadata.authentication.type': 'azure_imds',
          'sasl.oauthbearer.config': 'query=api-version=2025-04-07&resource=api://kafka',
          'sasl.oauthbearer.client.id': undefined,
          'sasl.oauthbearer.client.secret': undefined,
          'sasl.oauthbearer.token.endpoint.url': undefined,
        },
      }),
      unset('audience', 'clientId', 'clientSecret', 'tokenEndpoint'),
      offline,
    );
    const { verdict, rootCauses, notices } = diagnose(evidence);
    expect(rootCauses).toEqual([]);
    expect(notices).toEqual([]);
    expect(verdict).toBe('inconclusive');
  });
});

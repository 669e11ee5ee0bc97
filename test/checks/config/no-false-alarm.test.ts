import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { gateOf } from '../../../src/evidence/gate.ts';
import { client, given, type Change } from '../../casebook.ts';
import { bootstrap, extensions, secret, unset } from '../../causes/config/_client.ts';
import { clocks, fresh } from '../../causes/clock/_clock.ts';

/** Odd settings that work: the verdict stays healthy, with at most the named notices. */
const ODD: readonly (readonly [because: string, notices: readonly string[], given: readonly Change[]])[] = [
  ['nothing is odd', [], []],
  [
    'the secret ends in a line break, and is accepted',
    ['config/secret-surrounding-whitespace'],
    [secret({ surroundingWhitespace: true })],
  ],
  [
    'the secret is changeme, and is accepted',
    ['config/unresolved-placeholder'],
    [secret({ placeholder: true })],
  ],
  ['the secret is base64 of text', [], [secret({ base64OfText: true })]],
  ['the secret is a GUID', [], [secret({ guid: true })]],
  ['the secret needs encoding, and is in the body', [], [secret({ needsEncoding: true })]],
  [
    'the secret needs encoding, and is in a Basic header',
    ['config/secret-urlencoding'],
    [secret({ needsEncoding: true }), client({ clientAuth: 'client_secret_basic' })],
  ],
  [
    'the Basic header is in base64url, and is accepted',
    [],
    [
      client({
        client: 'java',
        clientVersion: '3.2.1',
        clientAuth: 'client_secret_basic',
        basicHeader: 'base64url',
      }),
      unset('audience'),
    ],
  ],
  ['the client id is not what Auth0 gives out', [], [client({ clientId: 'orders-service' })]],
  [
    'the token came over http',
    ['config/token-url-http'],
    [client({ tokenEndpoint: 'http://acme.auth0.com/oauth/token' })],
  ],
  ['the token URL ends in a slash', [], [client({ tokenEndpoint: 'https://acme.auth0.com/oauth/token/' })]],
  ['the scope has a comma in its name', [], [client({ scope: 'orders,read' })]],
  [
    'the extension is written in another case',
    [],
    [extensions({ LOGICALCLUSTER: 'lkc-orders1', identitypoolid: 'pool-orders' })],
  ],
  [
    'a further extension is sent',
    [],
    [extensions({ logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders', traceId: '7' })],
  ],
  ['Kafka answers on another port', [], [bootstrap('pkc-7k2zq.us-east-1.aws.confluent.cloud:19092')]],
  [
    'PrivateLink needs no logicalCluster',
    [],
    [
      bootstrap('lkc-orders1.us-east-1.aws.private.confluent.cloud:9092'),
      extensions({ identityPoolId: 'pool-orders' }),
    ],
  ],
  ['this machine is 20 s ahead', [], [clocks({ client: 20 })]],
  ['this machine is two minutes ahead', ['clock/local-ahead'], [clocks({ client: 120 })]],
  [
    'this machine is two hours behind, and tokens live a day',
    ['clock/local-behind'],
    [clocks({ client: -7_200 })],
  ],
  [
    'the identity provider is two minutes behind',
    ['clock/provider-agrees-with-confluent'],
    [clocks({ idp: -120 }), fresh({ idp: -120, lifetime: 3_600 })],
  ],
];

describe('what is odd and works', () => {
  it.each(ODD)('%s', (_, notices, changes) => {
    const { verdict, notices: seen } = diagnose(given(...changes));
    expect(verdict).toBe('healthy');
    expect(seen.map(({ id }) => id).filter((id) => ['config', 'clock'].includes(gateOf(id)))).toEqual(
      notices,
    );
  });
});

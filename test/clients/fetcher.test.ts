import { describe, expect, it } from 'vitest';
import { withSecretInBody } from '../../src/clients/define.ts';
import { familyOf } from '../../src/clients/family.ts';
import { canSend, fetcherOf } from '../../src/clients/fetcher.ts';
import type { ClientConfiguration } from '../../src/evidence/configuration.ts';
import type { FamilyId } from '../../src/evidence/family.ts';
import { bodyOf, onTheWire, sentBy } from './_wire.ts';

const fileWith = (properties: Readonly<Record<string, string>>): ClientConfiguration => ({
  file: 'client.properties',
  format: 'any',
  formatId: 'java-properties',
  syntax: 'properties',
  properties: Object.entries(properties).map(([name, value], index) => ({
    name,
    value,
    at: { line: index + 1, column: 1 },
  })),
  oddities: [],
  places: {},
});

const clientOf = (client: FamilyId, properties?: Readonly<Record<string, string>>) => ({
  client,
  bootstrapServers: [],
  ...(properties === undefined ? {} : { configuration: fileWith(properties) }),
});

const HANDLER = 'sasl.login.callback.handler.class';
const KAFKAS = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler';

describe('the token is fetched by', () => {
  it.each([
    ['java', undefined],
    ['java', { [HANDLER]: KAFKAS }],
    ['java', {}],
    ['librdkafka', undefined],
    ['librdkafka', { 'sasl.oauthbearer.method': 'oidc' }],
    [
      'librdkafka',
      { 'sasl.oauthbearer.token.endpoint.url': 'https://i/t', 'sasl.oauthbearer.client.secret': 's' },
    ],
  ] as const)('%s itself: %j', (client, properties) => {
    expect(fetcherOf(clientOf(client, properties))).toBe(familyOf(client).fetcher);
    expect(canSend(clientOf(client, properties), 'audience')).toBe(false);
    expect(canSend(clientOf(client, properties), 'scope')).toBe(true);
  });

  it.each([
    ['java', { [HANDLER]: 'io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler' }],
    ['librdkafka', { 'sasl.mechanisms': 'OAUTHBEARER' }],
    ['kafkajs', undefined],
    ['kafkajs', { 'sasl.mechanism': 'oauthbearer' }],
  ] as const)('the application of %s: %j', (client, properties) => {
    expect(fetcherOf(clientOf(client, properties))).toBeUndefined();
    expect(canSend(clientOf(client, properties), 'audience')).toBe(true);
  });

  it('an unknown program', () => {
    expect(fetcherOf({ bootstrapServers: [] })).toBeUndefined();
    expect(canSend({ bootstrapServers: [] }, 'audience')).toBe(true);
  });
});

it('moves the secret into the body, and changes nothing else', () => {
  const ask = {
    url: new URL('http://127.0.0.1:18080/oauth/token'),
    clientId: 'id',
    clientSecret: 'a&b',
    scope: 'kafka',
    headerUrlencode: false,
  };
  const own = familyOf('java').fetcher!.request(ask);
  if ('refused' in own) throw new Error(own.because);
  const moved = onTheWire(withSecretInBody(own, ask));
  expect(bodyOf(moved)).toBe('grant_type=client_credentials&scope=kafka&client_id=id&client_secret=a%26b');
  const withoutBody = (wire: string): string[] =>
    wire
      .split('\r\n\r\n')[0]!
      .split('\r\n')
      .filter((line) => !/^(?:Authorization|Content-Length)/.test(line));
  expect(withoutBody(moved)).toEqual(withoutBody(sentBy('java', ask)));
  expect(moved).toContain(`Content-Length: ${bodyOf(moved).length}\r\n`);
  expect(moved).not.toContain('Authorization');
});

it('nothing is known about an unknown family', () => {
  const stranger = clientOf('sarama' as FamilyId, {});
  expect(fetcherOf(stranger)).toBeUndefined();
  expect(canSend(stranger, 'audience')).toBe(true);
});

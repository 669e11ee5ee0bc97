import { expect, it } from 'vitest';
import { familyOf } from '../../src/clients/family.ts';
import { bodyOf, loginIn, sentBy } from './_wire.ts';

it.each([undefined, '1.9.2', '2.1.1', '2.8.0', '2.16.0'])('sends what was recorded from %s', (version) => {
  const odd = { clientId: ' my id ', clientSecret: ' Sx9+p/~ü%41=& ', scope: ' a b:c+d&e ' };
  const url = new URL('http://127.0.0.1:18082/oauth/token?a=b');
  expect(sentBy('librdkafka', { ...odd, url, ...(version === undefined ? {} : { version }) })).toBe(
    [
      'POST /oauth/token?a=b HTTP/1.1',
      'Host: 127.0.0.1:18082',
      'Accept: application/json',
      'Authorization: Basic bXkgaWQgOlN4OStwL37DvCU0MT0mIA==',
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Length: 46',
      '',
      'grant_type=client_credentials&scope=a b:c+d&e ',
    ].join('\r\n'),
  );
});

it.each([
  ['1.9.0', 'kirk-scope', 'grant_type=client_credentials&scope=kirk-scop\0'],
  ['1.9.1', 'a b', 'grant_type=client_credentials&scope=a \0'],
  ['1.9.0', undefined, 'grant_type=client_credentials'],
  // Asks for no token itself; the scope is that of the version to upgrade to.
  ['1.8.2', 'kirk-scope', 'grant_type=client_credentials&scope=kirk-scope'],
  ['1.9.2', 'kirk-scope', 'grant_type=client_credentials&scope=kirk-scope'],
])('%s sends the scope %s as recorded from 1.9.0 and 1.9.2', (version, scope, body) => {
  const sent = sentBy('librdkafka', { version, ...(scope === undefined ? {} : { scope }) });
  expect(bodyOf(sent)).toBe(body);
  expect(sent).toContain(`Content-Length: ${body.length}`);
});

it('encodes nothing, whatever the setting for Java', () => {
  const ask = { clientSecret: 'a+b', scope: 'a b' };
  expect(sentBy('librdkafka', { ...ask, headerUrlencode: true })).toBe(sentBy('librdkafka', ask));
});

it('lets a scope add a parameter', () => {
  expect(bodyOf(sentBy('librdkafka', { scope: 'kafka&audience=api' }))).toBe(
    'grant_type=client_credentials&scope=kafka&audience=api',
  );
});

it.each([
  [{}, 'grant_type=client_credentials'],
  [{ scope: '' }, 'grant_type=client_credentials'],
  [{ scope: ' ' }, 'grant_type=client_credentials'],
])('with %j sends %s', (ask, body) => {
  expect(bodyOf(sentBy('librdkafka', ask))).toBe(body);
});

it.each([
  [{ clientId: '' }, 'its client id is empty'],
  [{ clientSecret: '' }, 'its client secret is empty'],
])('sends nothing with %j', (ask, because) => {
  expect(sentBy('librdkafka', ask)).toBe(because);
});

it('names each property once, aliases included', () => {
  const { properties } = familyOf('librdkafka');
  expect(new Set(properties).size).toBe(properties.length);
  expect(properties).toEqual(
    expect.arrayContaining([
      'sasl.mechanism',
      'sasl.mechanisms',
      'sasl.oauthbearer.client.id',
      'sasl.oauthbearer.client.credentials.client.id',
      'https.ca.location',
    ]),
  );
  expect(properties).not.toContain('sasl.jaas.config');
});

it('trims spaces only at the beginning', () => {
  expect(loginIn(sentBy('librdkafka', { clientId: '\v\f\r\n\t id', clientSecret: '\u00A0 s\n' }))).toBe(
    'id:\u00A0 s\n',
  );
});

it('sends an empty secret for one of only spaces', () => {
  expect(loginIn(sentBy('librdkafka', { clientSecret: ' ' }))).toBe('id:');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf } from '../../src/clients/family.ts';
import { JAVA_SINCE } from '../../src/clients/java-properties.ts';
import { bodyOf, loginIn, sentBy } from './_wire.ts';

const ODD = { clientId: ' my id ', clientSecret: ' Sx9+p/~ü%41=& ', scope: ' a b:c+d&e ' };

/* Recorded byte for byte from the named versions, with JDK 17.0.15. */
const RECORDED_3_1 = [
  'POST /oauth/token HTTP/1.1',
  'Accept: application/json',
  'Authorization: Basic bXkgaWQ6U3g5K3AvfsO8JTQxPSY=',
  'Cache-Control: no-cache',
  'Pragma: no-cache',
  'User-Agent: Java/17.0.15',
  'Host: 127.0.0.1:18080',
  'Connection: keep-alive',
  'Content-type: application/x-www-form-urlencoded',
  'Content-Length: 51',
  '',
  'grant_type=client_credentials&scope=a+b%3Ac%2Bd%26e',
].join('\r\n');
const RECORDED_4_1 = [
  'POST /oauth/token HTTP/1.1',
  'Accept: application/json',
  'Authorization: Basic bXkgaWQ6U3g5K3AvfsO8JTQxPSY=',
  'Cache-Control: no-cache',
  'Content-Type: application/x-www-form-urlencoded',
  'Pragma: no-cache',
  'User-Agent: Java/17.0.15',
  'Host: 127.0.0.1:18080',
  'Connection: keep-alive',
  'Content-Length: 45',
  '',
  'grant_type=client_credentials&scope=a b:c+d&e',
].join('\r\n');

describe('the Java client sends what was recorded from', () => {
  it.each(['3.1.0', '3.3.2', '3.4.0', '3.9.2', '4.0.0', '7.9.0-ccs', '8.0.0-ce'])('%s', (version) => {
    expect(sentBy('java', { ...ODD, version })).toBe(RECORDED_3_1);
  });

  it.each(['4.1.1', '4.3.1', '8.1.0-ccs'])('%s', (version) => {
    expect(sentBy('java', { ...ODD, version })).toBe(RECORDED_4_1);
  });

  it.each([undefined, 'latest', '5.0'])('the newest, when its version is %s', (version) => {
    const newest = version === '5.0' ? RECORDED_3_1 : RECORDED_4_1;
    expect(sentBy('java', { ...ODD, ...(version === undefined ? {} : { version }) })).toBe(newest);
  });
});

describe('the Basic header', () => {
  it.each([
    ['3.1.0', 'aWQ6Pz4_Pj8-fn5-'],
    ['3.2.3', 'aWQ6Pz4_Pj8-fn5-'],
    ['3.3.1', 'aWQ6Pz4_Pj8-fn5-'],
    ['3.3.2', 'aWQ6Pz4/Pj8+fn5+'],
    ['3.4.0', 'aWQ6Pz4/Pj8+fn5+'],
  ])('of %s is in the base64 of its version', (version, encoded) => {
    expect(sentBy('java', { clientSecret: '?>?>?>~~~', version })).toContain(
      `Authorization: Basic ${encoded}\r\n`,
    );
  });

  it('has its padding in base64url too', () => {
    expect(sentBy('java', { clientSecret: '~', version: '3.1.0' })).toContain('Basic aWQ6fg==\r\n');
  });

  it.each([
    ['3.8.1', 'id:?>?>é~~ a*'],
    ['3.9.0', 'id:%3F%3E%3F%3E%C3%A9%7E%7E+a*'],
    ['4.0.0', 'id:%3F%3E%3F%3E%C3%A9%7E%7E+a*'],
    ['4.3.1', 'id:%3F%3E%3F%3E%C3%A9%7E%7E+a*'],
  ])('of %s with header.urlencode holds %s', (version, login) => {
    const ask = { clientSecret: '?>?>é~~ a*', headerUrlencode: true, version };
    expect(loginIn(sentBy('java', ask))).toBe(login);
  });
});

describe('the scope', () => {
  it.each([
    ['3.9.2', false, 'scope=%C3%A9+a%7E*'],
    ['3.9.2', true, 'scope=%C3%A9+a%7E*'],
    ['4.0.0', false, 'scope=%C3%A9+a%7E*'],
    ['4.1.1', true, 'scope=%C3%A9+a%7E*'],
    ['4.1.1', false, 'scope=é a~*'],
  ])('of %s with header.urlencode=%s is %s', (version, headerUrlencode, scope) => {
    const wire = sentBy('java', { scope: 'é a~*', version, headerUrlencode });
    expect(bodyOf(wire)).toBe(`grant_type=client_credentials&${scope}`);
    expect(wire).toContain(`Content-Length: ${Buffer.byteLength(bodyOf(wire))}\r\n`);
  });

  it.each([undefined, '', ' \t'])('%j is not sent', (scope) => {
    const wire = sentBy('java', scope === undefined ? {} : { scope });
    expect(bodyOf(wire)).toBe('grant_type=client_credentials');
  });
});

it('requests path and query, from the host with its port', () => {
  const wire = sentBy('java', { url: new URL('https://idp.example/t?a=b#c') });
  expect(wire).toMatch(/^POST \/t\?a=b HTTP\/1\.1\r\n/);
  expect(wire).toContain('\r\nHost: idp.example\r\n');
});

it.each([
  [{ clientId: ' \n' }, 'its client id is empty or only spaces'],
  [{ clientSecret: '\t' }, 'its client secret is empty or only spaces'],
])('sends nothing with %j', (ask, because) => {
  expect(sentBy('java', ask)).toBe(because);
});

it("trims like Java's String.trim", () => {
  expect(loginIn(sentBy('java', { clientSecret: '\x00\r\n s\u00A0\uFEFF\x1F' }))).toBe('id:s\u00A0\uFEFF');
});

it('sends one request whatever the secret is', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.boolean(), (clientSecret, scope, headerUrlencode) => {
      const wire = sentBy('java', { clientSecret, scope, headerUrlencode, version: '3.9.2' });
      if (wire === 'its client secret is empty or only spaces') return clientSecret.trim() === '';
      const [head = '', ...bodies] = wire.split('\r\n\r\n');
      return bodies.length === 1 && head.split('\r\n').length === 10;
    }),
  );
});

it('authenticates with an assertion only since 4.3', () => {
  const { clientAuths } = familyOf('java').fetcher!;
  expect(clientAuths('4.2.0')).toEqual(['client_secret_basic']);
  expect(clientAuths('4.3.1')).toEqual(['client_secret_basic', 'private_key_jwt']);
});

it('names no property that it does not read', () => {
  const { properties } = familyOf('java');
  expect(new Set(properties).size).toBe(properties.length);
  expect(properties).toEqual(expect.arrayContaining(Object.keys(JAVA_SINCE)));
  expect(properties).toEqual(
    expect.arrayContaining(['sasl.jaas.config', 'jaas:clientId', 'jaas:ssl.truststore.location']),
  );
  expect(properties.filter((name) => /^(?:https\.|sasl\.mechanisms$|.*\.method$)/.test(name))).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../src/redaction/by-look.ts';
import { oauthbearer } from '../cli/_terminal.ts';

/** Where secrets are in pasted text: § is the secret. */
const PLACES: readonly string[] = [
  'client_secret=§',
  'grant_type=client_credentials&client_secret=§&scope=kafka',
  '"client_secret":"§"',
  '\\"client_secret\\":\\"§\\"',
  "{'client_secret': '§'}",
  'clientSecret="§"',
  "clientSecret='§';",
  'sasl.oauthbearer.client.secret = §',
  'sasl.oauthbearer.client.credentials.client.secret=§',
  'sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="k" password="§";',
  'OAUTHBEARER_CLIENT_SECRET=§',
  'CLIENT_SECRET: §',
  '--client-secret §',
  '--password=§',
  'curl -u orders:§ https://sso.acme.example/token',
  'Authorization: Basic §',
  'authorization: Bearer §',
  '"Authorization": "Bearer §"',
  'https://orders:§@sso.acme.example/token',
  'https://sso.acme.example/token?client_secret=§',
  'access_token=§',
  '"refresh_token": "§"',
  'client_assertion=§',
  'ssl.key.password = §',
  'x-api-key: §',
  "curl -u 'orders:§' https://sso.acme.example/token",
  '"headers":{"Authorization":["Bearer §"]}',
  '<clientSecret>§</clientSecret>',
  '<property name="client.secret" value="§"/>',
  '{"name":"CLIENT_SECRET","value":"§"}',
  '- name: KAFKA_SECRET\n  value: §',
  'form=client_secret%3D§%26scope',
  "b'client_secret': b'§',",
  ':client_secret=>"§"',
  'Cookie: session=§',
  'Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKey=§',
];

/** The value is on the line below. */
const BELOW: readonly string[] = [
  'client_secret:\n  §',
  'clientSecret=\\\n    §',
  '{ "client_secret":\n    "§", "error": "invalid_client" }',
];

const ERRORS = [
  'Failed to retrieve OIDC token from "https://sso.acme.example/token": SSL certificate problem: unable to get local issuer certificate (-1)',
  '{"error":"invalid_client","error_description":"Client authentication failed"} 401 token endpoint',
  'SaslException: Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER',
];

const secret = fc
  .string({
    unit: fc.constantFrom(...'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789~_.-+/'),
    minLength: 10,
    maxLength: 60,
  })
  .filter((text) => /\d/.test(text) && /[a-z]/.test(text) && /^\w/.test(text) && !/^x+$/i.test(text));

describe('a secret in a pasted text', () => {
  it('reaches no output, at any place and in any repetition', async () => {
    await fc.assert(
      fc.asyncProperty(
        secret,
        fc.constantFrom(...PLACES),
        fc.constantFrom(...ERRORS),
        fc.constantFrom(' ', '\n', ' - '),
        fc.boolean(),
        fc.constantFrom('human', 'json'),
        async (word, place, error, between, first, format) => {
          const said = place.replace('§', () => word);
          const text = first ? `${said}${between}${error}` : `${error}${between}${said}`;
          const { stdout, stderr } = await oauthbearer(['explain', '-', '--format', format], { input: text });
          expect(stdout + stderr).not.toContain(word);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each(PLACES)('is removed from %s', (place) => {
    for (const word of ['hunter2', 'p4ss.word~x', 'Zm9vOmJhcg+/', 'A'.repeat(40) + '1']) {
      expect(withoutSecrets(place.replace('§', () => word))).not.toContain(word);
    }
  });

  it.each(BELOW)('is removed from the line below its name: %s', async (place) => {
    const word = 'p4ss.word~x';
    expect(withoutSecrets(place.replace('§', word))).not.toContain(word);
    const text = `${place.replace('§', word)}\ntoken endpoint: invalid_client for ${word}`;
    const { stdout } = await oauthbearer(['explain', '-'], { input: text });
    expect(stdout).toContain('invalid_client');
    expect(stdout).not.toContain(word);
  });

  it('is removed as a token, a private key, an Entra ID secret', () => {
    const jwt = 'eyJhbGciOiJSUzI1NiIsImtpZCI6ImExIn0.eyJzdWIiOiJvcmRlcnMifQ.c2lnbmF0dXJl';
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\n-----END PRIVATE KEY-----';
    const value = 'abc8Q~DefGhiJklMnoPqrStuVwxYz0123456789AB';
    expect(withoutSecrets(`token ${jwt} is not valid`)).toBe('token [redacted] is not valid');
    expect(withoutSecrets(`x ${key} y`)).toBe('x [redacted] y');
    expect(withoutSecrets(`secret was ${value}.`)).not.toContain(value.slice(4));
  });

  it.each([
    'client_secret=[hidden]',
    'sasl.jaas.config = null',
    'password=${KAFKA_PASSWORD}',
    'Basic realm="nginx"',
    "No OAuth Bearer tokens in Subject's private credentials",
    'Expected JSON response with "access_token" field',
    'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value',
    '--token-endpoint https://sso.acme.example/token',
    'Failed to acquire SASL OAUTHBEARER token: Expected JSON JWT response with "exp" field',
    'Invalid password:\n\tat com.acme.orders.Main.run(Main.java:12)',
    'Cannot read the secret:\n  Caused by: java.io.IOException',
    '- name: KAFKA_SECRET\n  valueFrom: { secretKeyRef: { name: kafka } }',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b of the client',
  ])('is not seen in %s', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });
});

import { describe, expect, it } from 'vitest';
import { hostPolicy } from '../../src/probes/hosts.ts';
import { targetOf } from './_servers.ts';

const target = targetOf({
  tokenEndpoint: 'https://idp.example/token',
  console: { issuer: 'http://keycloak.internal:8080/realms/a', jwksUri: 'https://keys.example/jwks' },
  allowHosts: ['extra.example', 'https://other.example:8443/x', 'Third.example:99'],
});
const code = (url: string, purpose: 'named' | 'vouched') => hostPolicy(target).refusal(url, purpose)?.code;

describe('what the target names', () => {
  it.each([
    'https://idp.example/.well-known/openid-configuration',
    'https://idp.example:9443/x',
    'http://keycloak.internal:8080/certs',
    'https://keys.example/',
    'https://api.confluent.example/iam/v2',
    'https://extra.example/',
    'https://other.example/',
    'https://third.example/',
  ])('may be asked: %s', (url) => expect(code(url, 'named')).toBeUndefined());

  it.each([
    ['https://evil.example/', 'HOST_NOT_NAMED'],
    ['https://idp.example.evil.example/', 'HOST_NOT_NAMED'],
    ['https://idp.example@evil.example/', 'HOST_NOT_NAMED'],
    ['http://169.254.169.254/latest/meta-data', 'HOST_NOT_NAMED'],
    ['file:///etc/passwd', 'NOT_HTTP'],
    ['idp.example/token', 'NOT_A_URL'],
  ])('and nothing else: %s', (url, refusal) => expect(code(url, 'named')).toBe(refusal));
});

describe('what a named server vouches for', () => {
  it.each([
    'https://cdn.example/jwks',
    'http://127.0.0.1:9/jwks',
    'http://[::1]:9/',
    'http://keycloak.internal:8080/certs',
  ])('may be asked: %s', (url) => expect(code(url, 'vouched')).toBeUndefined());

  it.each([
    ['http://169.254.169.254/latest/meta-data', 'PLAIN_HTTP'],
    ['http://idp.example/jwks', 'PLAIN_HTTP'],
    ['gopher://cdn.example/', 'NOT_HTTP'],
  ])('unless it is insecure: %s', (url, refusal) => expect(code(url, 'vouched')).toBe(refusal));
});

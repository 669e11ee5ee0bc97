import { describe, expect, it } from 'vitest';
import { whyNoFile, whyNoVariable } from '../../src/init/names.ts';

describe('the name of an environment variable', () => {
  it.each([
    'CLIENT_SECRET',
    'SECRET',
    'CONFLUENT_CLOUD_API_KEY',
    'KAFKA_SASL_OAUTHBEARER_CLIENT_SECRET',
    'OAUTH2_SECRET_2',
    '_SECRET',
    'client_secret',
  ])('%s is one', (name) => {
    expect(whyNoVariable(name, {})).toBeUndefined();
  });

  it.each([
    ['of letters and digits', 'q3ZpyT8sXv5LmWq8'],
    ['of letters', 'hunterhunter'],
    ['that is a key of Confluent Cloud', 'ABCDEFGHIJKLMNOP'],
    ['of Confluent Cloud', 'cfltT8sXv5LmWq8Q3zpyT8sXv5LmWq8Q3zpyT8sXv5LmWq8Q3zpyT8sX'],
    ['of Auth0', 'mXv5LmWq8Q3zpyT8sXv5LmWq8Q3zpyT8s_XvLmWq8Q3zpyT8sXv5LmWq8Q3'],
    ['with a prefix', 'sk_live_q3zpyt8sxv5lmwq8'],
    ['in hexadecimal', 'd41d8cd98f00b204e9800998ecf8427e'],
  ])('a secret %s is not one', (_, secret) => {
    expect(whyNoVariable(secret, {})).toMatch(/^This looks like the secret itself/);
    expect(whyNoVariable(secret, {})).not.toContain(secret);
  });

  it('may be any that is set', () => {
    expect(whyNoVariable('clientSecret', { clientSecret: 'x' })).toBeUndefined();
    expect(whyNoVariable('clientSecret', { clientSecret: '' })).toBeDefined();
  });

  it('has no other characters', () => {
    expect(whyNoVariable('q3Z~py', { 'q3Z~py': 'x' })).toMatch(/^Not a valid variable name/);
  });
});

describe('the name of a file', () => {
  const nothing = (): boolean => false;
  it.each([
    'client-secret.txt',
    './secret',
    '../secret',
    '/run/secrets/client',
    '~/secret',
    'secrets/key.pem',
  ])('%s is one', (name) => {
    expect(whyNoFile(name, name.includes('secrets/key') ? () => true : nothing)).toBeUndefined();
  });

  it.each(['q3ZpyT8sXv5LmWq8', 'Q8~q3Zp.yT8sXv5LmWq8Q3zpyT8sXv5LmWq8', 'ab/cd+ef==', ' '])(
    '%s is not one',
    (text) => {
      expect(whyNoFile(text, nothing)).toBeDefined();
    },
  );

  it('may be any existing one', () => {
    expect(whyNoFile('secret', () => true)).toBeUndefined();
  });
});

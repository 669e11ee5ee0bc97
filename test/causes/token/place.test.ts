import { filled } from '../../../src/commands/value.ts';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/causes/token/_place.ts';
import { HEALTHY } from '../../given.ts';
import { sh, type ShellCommand } from '../../../src/commands/sh.ts';
import type { ClientFacts } from '../../../src/evidence/client.ts';

const { tokenEndpoint: _url, clientId: _id, ...nothing } = HEALTHY.client;

/** The last argument that a shell passes to curl. */
function urlIn(client: ClientFacts, ask: (place: ReturnType<typeof placeOf>) => ShellCommand): string {
  const script = `curl() { printf '%s' "\${@: -1}"; }; ${ask(placeOf(client, [])).in('bash')}`;
  const env = {
    ISSUER_ORIGIN: 'https://own.example',
    TENANT: 'own-server',
    CLIENT_ID: 'own-id',
    OKTA_API_TOKEN: 't',
  };
  return execFileSync('bash', ['-c', script], {
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
}

const app = ({ oktaApi }: ReturnType<typeof placeOf>): ShellCommand =>
  oktaApi(({ client }) => filled`apps/${client}`);
const scopes = ({ oktaApi }: ReturnType<typeof placeOf>): ShellCommand =>
  oktaApi(({ server }) => filled`authorizationServers/${server}/scopes`);

const AT = 'https://acme.okta.com/oauth2/aus1/v1/token';

describe("a request to Okta's API, as a shell runs it", () => {
  it('contains the known values', () => {
    const client = { ...nothing, tokenEndpoint: AT, clientId: '0oa1' };
    expect(urlIn(client, app)).toBe('https://acme.okta.com/api/v1/apps/0oa1');
    expect(urlIn(client, scopes)).toBe('https://acme.okta.com/api/v1/authorizationServers/aus1/scopes');
  });

  it('contains variables for what only the user knows', () => {
    expect(urlIn(nothing, app)).toBe('https://own.example/api/v1/apps/own-id');
    expect(urlIn(nothing, scopes)).toBe('https://own.example/api/v1/authorizationServers/own-server/scopes');
  });

  it.each(['$(id)', '`id`', "a'b", 'a"b', '$TENANT', 'a b', '$HOME'])('runs no part of %j', (hostile) => {
    const client = {
      ...nothing,
      tokenEndpoint: `https://acme.okta.com/oauth2/${hostile}/v1/token`,
      clientId: hostile,
    };
    expect(urlIn(client, app)).toBe(`https://acme.okta.com/api/v1/apps/${encodeURIComponent(hostile)}`);
    expect(decodeURIComponent(urlIn(client, scopes))).toBe(
      `https://acme.okta.com/api/v1/authorizationServers/${hostile}/scopes`,
    );
  });
});

describe("Cognito's user pool", () => {
  it.each([
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab3', 'eu-west-1_Ab3'],
    ['https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab3/', 'us-east-1_Ab3'],
    ['https://cognito-idp.us-east-1.amazonaws.com/my_pool_Ab3', 'my_pool_Ab3'],
    ['https://cognito-idp.us-east-1.amazonaws.com/us-east-1', '$USER_POOL_ID'],
    ['https://cognito-idp.us-east-1.amazonaws.com/us-east-1_', '$USER_POOL_ID'],
    ['https://acme.okta.com/us-east-1_Ab3', '$USER_POOL_ID'],
  ])('of the issuer %s is %s', (issuer, pool) => {
    expect(sh`aws ${placeOf(nothing, [issuer]).userPool}`.in('bash').replaceAll('"', '')).toBe(`aws ${pool}`);
  });
});

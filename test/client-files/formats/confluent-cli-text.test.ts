import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/text/problem.ts';
import { read } from './_read-file.ts';

describe("text from Confluent's CLI or console", () => {
  it('creates a provider and a pool', () => {
    const { settings, places, format } = read('confluent-cli-text/runbook.md');
    expect(settings).toEqual({
      providerId: 'op-a1b2',
      providerIssuer: 'https://acme.okta.com/oauth2/default',
      providerJwksUri: 'https://acme.okta.com/oauth2/default/v1/keys',
      poolFilter: 'claims.aud == "confluent" || claims.cid == "0oa8fGh2KlMn3Pq4R5d7"',
      poolIdentityClaim: 'claims.sub',
    });
    expect(places).toEqual({
      providerId: '7:24',
      providerIssuer: '11:24',
      providerJwksUri: '12:24',
      poolFilter: '16:19',
      poolIdentityClaim: '15:76',
    });
    expect(format).toBe("text of Confluent's CLI or console");
  });

  it('describes a pool, whose id is not what a client sends', () => {
    const { settings, places } = read('confluent-cli-text/pool-describe.txt');
    expect(settings).toEqual({
      providerId: 'op-a1b2',
      poolFilter: 'claims.aud == "confluent" || has(claims.groups)',
      poolIdentityClaim: 'claims.azp',
    });
    expect(places).toEqual({ providerId: '1:52', poolFilter: '7:20', poolIdentityClaim: '6:20' });
  });

  it('lists the only provider', () => {
    const { settings, places } = read('confluent-cli-text/provider-list.txt');
    expect(settings).toEqual({
      providerId: 'op-a1b2',
      providerIssuer: 'https://acme.okta.com/oauth2/default',
      providerJwksUri: 'https://acme.okta.com/oauth2/default/v1/keys',
    });
    expect(places).toMatchObject({ providerId: '4:3', providerJwksUri: '4:90' });
  });

  it('must be about one pool', () => {
    const text = ['a', 'b'].map(
      (name) =>
        `confluent iam pool create ${name} --provider op-1 --identity-claim claims.sub --filter true\n`,
    );
    expect(() => read('x.txt', text.join(''))).toThrow(
      new UsageError([
        'x.txt:2:1: is one of 2 identity pools; give a file with only the one that the client uses',
      ]),
    );
  });

  it('uses the last statement about a pool', () => {
    const text =
      'confluent iam pool create a --provider op-1 --identity-claim claims.sub --filter true  # for now\n' +
      "confluent iam pool update a --filter 'claims.x'\nconfluent iam pool update pool-1 --filter false\n";
    expect(() => read('x.txt', text)).toThrow(UsageError);
    expect(read('x.txt', text.replace('update a', 'create a').replace(/.*pool-1.*\n/, '')).settings).toEqual({
      providerId: 'op-1',
      poolIdentityClaim: 'claims.sub',
      poolFilter: 'claims.x',
    });
  });

  it('ignores placeholders in a runbook', () => {
    const { settings } = read(
      'x.txt',
      'confluent iam provider create okta --issuer-uri "$ISSUER" --jwks-uri <jwks-uri>\n',
    );
    expect(settings).toEqual({});
  });

  it('may have an unclosed quotation mark', () => {
    expect(() => read('x.txt', "confluent iam pool create a --filter 'claims.x\n")).toThrow(
      new UsageError(['x.txt:1:38: quotation mark is not closed']),
    );
  });

  it('is not a table of other things', () => {
    expect(() => read('x.txt', '| ID | u-1 |\n| Name | me |\n')).toThrow(UsageError);
  });

  it("may be copied from the console's pages", () => {
    const { settings, places } = read('confluent-cli-text/console.txt');
    expect(settings).toEqual({
      providerId: 'op-a1b2',
      providerIssuer: 'https://acme.okta.com/oauth2/default',
      providerJwksUri: 'https://acme.okta.com/oauth2/default/v1/keys',
      poolFilter: 'claims.aud == "confluent" && claims.cid == "0oa8fGh2KlMn3Pq4R5d7"',
      poolIdentityClaim: 'claims.cid',
    });
    expect(places).toEqual({
      providerId: '8:1',
      providerIssuer: '15:1',
      providerJwksUri: '13:1',
      poolFilter: '24:8',
      poolIdentityClaim: '23:16',
    });
  });

  it('may be copied by hand, with both things that one page shows', () => {
    const text =
      '**Issuer URI:** https://a.example/\n- JWKS URI: https://a.example/keys\nIdentity claim\tclaims.sub\nFilters:\n\ntrue\n';
    expect(read('x.md', text).settings).toEqual({
      providerIssuer: 'https://a.example/',
      providerJwksUri: 'https://a.example/keys',
      poolFilter: 'true',
      poolIdentityClaim: 'claims.sub',
    });
  });

  it.each([
    ['other things with names', 'ID: op-1\nName: me\nFilter: all\n'],
    ['a form that is empty', 'Issuer URI\nJWKS URI\nIdentity claim\nFilter\n'],
    ['prose about them', 'Issuer URI: see below.\nThe JWKS URI is what the issuer has.\n'],
  ])('is not %s', (_, text) => {
    expect(() => read('x.txt', text)).toThrow(UsageError);
  });
});

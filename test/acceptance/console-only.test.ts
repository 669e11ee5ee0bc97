import { describe, expect, it } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import { startLab } from '../../src/lab/start.ts';
import { buildReport } from '../../src/report/build.ts';
import human from '../../src/report/formats/human.ts';
import type { Target } from '../../src/settings/target.ts';

const MANAGEMENT_API = 'https://acme.auth0.com/api/v2/';

/**
 * What somebody reads who set up a Java client by SnapLogic's guide to Auth0 (the Management API is the default audience),
 * has no Cloud API key, and looks at Confluent's console.
 */
async function read(scenario: readonly string[], seenInConsole: Target['console'] = {}): Promise<string> {
  const lab = await startLab(scenario, {
    arrange: ({ client, idp, confluent }) => {
      Object.assign(client, { client: 'java', audience: undefined });
      Object.assign(idp, { audiences: [MANAGEMENT_API], defaultAudience: MANAGEMENT_API });
      for (const { pools } of confluent.providers)
        for (const pool of pools) pool.filter = `claims.sub == "${idp.claims['sub'] as string}"`;
    },
  });
  try {
    const { confluentApiKey: _key, confluentApiSecret: _secret, ...target } = lab.target;
    const { evidence, diagnosis, durationMs } = await examine(
      { ...target, clientAuth: 'client_secret_basic', console: { ...target.console, ...seenInConsole } },
      { world: lab.world },
    );
    const report = buildReport(evidence, diagnosis, { version: '0.0.0', durationMs });
    return human
      .render(report, { colour: 0, width: 200, unicode: true, verbose: false })
      .replaceAll(/\s+/g, ' ');
  } finally {
    await lab.close();
  }
}

describe('without an API key, with the console alone', () => {
  it('the set-up of the guide is healthy, with what to do instead', async () => {
    const text = await read([]);
    expect(text).toContain('Healthy: the broker lets the client in.');
    expect(text).toContain('Create your own API in Auth0 and request tokens for it.');
  });

  it('an issuer without its slash is the first thing to compare, with the value and the way to change it', async () => {
    const text = await read(['jwt/iss-trailing-slash']);
    expect(text).toMatch(/Compare with Confluent Cloud's console.* 1\. Issuer URI/);
    expect(text).toContain('Issuer URI https://acme.auth0.com/ (with the slash at the end)');
    expect(text).toContain('op-acme1 → Issuer URI; if it differs: Edit → Issuer URI → Save');
    const answered = await read(['jwt/iss-trailing-slash'], { issuer: 'https://acme.auth0.com' });
    expect(answered).toContain('differ by a trailing slash');
    expect(answered).toContain('Edit → Issuer URI: https://acme.auth0.com/ → Save');
  });

  it('stale keys are the second, with the key id that has to be there', async () => {
    const text = await read(['jwks/kid-not-in-confluent-cache']);
    expect(text).toMatch(/ 2\. Key ids that Confluent has one of the keys \S+ \(else refresh the keys\)/);
    expect(text).toContain('Edit → Refresh JWKS keys');
    const answered = await read(['jwks/kid-not-in-confluent-cache'], {
      issuer: 'https://acme.auth0.com/',
      keys: ['old-key-1'],
    });
    expect(answered).toContain("Fix: Refresh Confluent's copy of the keys.");
    // The value is the reader's own, and no API was asked.
    expect(answered).toContain('old-key-1 (--provider-issuer, --provider-keys)');
  });
});

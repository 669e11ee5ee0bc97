// @module-tag thorough
import { afterAll, describe, expect, it } from 'vitest';
import { compareEvidence } from '../../src/compare/compare.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { healthySettings } from '../../src/lab/healthy.ts';
import { scenarios } from '../../src/lab/scenarios/registry.generated.ts';
import { startLab } from '../../src/lab/start.ts';
import { evidenceOf, withoutDrift } from '../_scenarios.ts';

/*
 * The lab was healthy yesterday; today it has one fault. What the fault changed is read from the lab's own settings, so
 * that the comparison is tested independently.
 */

/** Where a change of the lab's settings is visible, as path prefixes. The most specific setting name counts. */
const SHOWS: Readonly<Record<string, readonly string[]>> = {
  client: ['client'],
  // Evidence does not contain secrets.
  'client.clientSecret': ['client.clientSecret', 'token.answer'],
  // Configured in the client and different at the servers.
  'idp.clientId': ['token.answer', 'client.clientId', 'token.claims'],
  'idp.clientSecret': ['token.answer', 'client.clientSecret'],
  'idp.clientAuths': ['token.answer', 'client.clientAuth'],
  'idp.assertionKey': ['token.answer'],
  'idp.audiences': ['token.answer', 'token.claims.aud'],
  'idp.defaultAudience': ['token.answer', 'token.claims.aud'],
  'idp.scopes': ['token.answer', 'token.claims.scope'],
  'idp.refusals': ['token.answer'],
  'idp.answer': ['token'],
  'idp.tokenPath': ['token', 'discovery'],
  'idp.headers': ['token.answer', 'token.claims', 'keys', 'discovery'],
  'idp.claims': ['token.claims', 'token.bytes'],
  'idp.header': ['token.header'],
  'idp.tokenForm': ['token'],
  'idp.wrapToken': ['token'],
  'idp.lifetimeSeconds': ['token.claims'],
  'idp.clockAheadSeconds': ['clock', 'token.claims'],
  'idp.keys': ['token.header', 'keys'],
  'idp.publish': ['keys'],
  'idp.otherKeySets': ['keys'],
  'idp.jwksPath': ['keys', 'discovery'],
  'idp.discovery': ['discovery'],
  'idp.discoveryPath': ['discovery'],
  'idp.origin': ['client.tokenEndpoint', 'network', 'discovery'],
  'idp.canned.token': ['token'],
  'idp.canned.discovery': ['discovery'],
  'idp.canned.jwks': ['keys'],
  'idp.canned.jwks-elsewhere': ['keys'],
  'confluent.providers': ['confluent.providers', 'keys.confluent', 'broker'],
  'confluent.clusters': ['confluent.clusters'],
  'confluent.clockAheadSeconds': ['clock'],
  'confluent.canned': ['confluent'],
  broker: ['broker', 'sts', 'network'],
  network: ['network', 'token.answer'],
  'network.doctorClockAheadSeconds': ['clock'],
  'network.addresses': ['network', 'keys'],
};

/** The settings that a scenario changes: `idp.claims`, `idp.canned.token`. */
function bentBy(id: string): readonly string[] {
  const [healthy, ill] = [healthySettings(), healthySettings()];
  // Secrets are new in every lab.
  ill.client['clientSecret'] = healthy.client['clientSecret'];
  ill.client['confluentApiSecret'] = healthy.client['confluentApiSecret'];
  ill.idp.clientSecret = healthy.idp.clientSecret;
  ill.confluent.apiSecret = healthy.confluent.apiSecret;
  for (const settings of [healthy, ill]) withoutDrift(settings);
  scenarios.find((each) => each.id === id)!.arrange(ill);
  return (['client', 'idp', 'confluent', 'broker', 'network'] as const).flatMap((part) =>
    namesIn(healthy[part], ill[part], part),
  );
}

const namesIn = (healthy: object, ill: object, part: string): readonly string[] =>
  [...new Set([...Object.keys(healthy), ...Object.keys(ill)])].flatMap((name) => {
    const [a, b] = [healthy, ill].map((owner) => (owner as Record<string, unknown>)[name]);
    if (asText(a) === asText(b)) return [];
    return name === 'canned' ? namesIn(a ?? {}, b ?? {}, `${part}.${name}`) : [`${part}.${name}`];
  });

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'function' || each === undefined ? String(each) : each,
  );

const placesOf = (setting: string): readonly string[] =>
  SHOWS[setting] ?? SHOWS[setting.slice(0, setting.indexOf('.'))] ?? [];

/** The healthy lab on another day: with servers, keys and secrets of its own. */
async function lookedAgain(): Promise<Evidence> {
  const lab = await startLab([], { arrange: withoutDrift });
  try {
    return (await examine(lab.target, { world: lab.world })).evidence;
  } finally {
    await lab.close();
  }
}

const misses: string[] = [];
afterAll(() => {
  const right = scenarios.length - misses.length;
  console.log(
    `the first change is the one that was planted: ${right} of ${scenarios.length} (${((100 * right) / scenarios.length).toFixed(1)} %)`,
  );
});

describe('a healthy run, then each scenario of the lab', async () => {
  const healthy = await evidenceOf();

  it('finds nothing between two healthy runs', async () => {
    const { outcome, changes } = compareEvidence(healthy, await lookedAgain());
    expect(changes.filter(({ importance }) => importance !== 'detail')).toEqual([]);
    expect(outcome).toBe('same');
  });

  it.each(scenarios.map(({ id }) => id))('%s', async (id) => {
    const { changes, outcome } = compareEvidence(healthy, await evidenceOf(id));
    const settings = bentBy(id);
    const [first] = changes;
    const paths = [...(first === undefined ? [] : [first, ...first.also])].map(({ path }) => path.join('.'));
    const isRight = settings.flatMap(placesOf).some((place) => paths.some((path) => path.startsWith(place)));
    if (!isRight) misses.push(id);
    expect(isRight, `${settings.join()} was changed, and the first changes are ${paths.join()}`).toBe(true);
    expect(outcome).toBe('changed');
  });
});

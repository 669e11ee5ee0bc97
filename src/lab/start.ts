import { targetFrom } from '../doctor/load.ts';
import { Secret, type Target } from '../settings/target.ts';
import { scenarioOf } from './catalogue.ts';
import { provideCredentials } from './credentials.ts';
import { healthySettings } from './healthy.ts';
import { keyPair } from './idp/keys.ts';
import type { Lab } from './lab.ts';
import { become, type Product } from './products/define.ts';
import { trusted } from './network/issued-certificates.ts';
import { openRelay } from './network/relay.ts';
import type { LocalServer } from './network/local-server.ts';
import { openServers } from './network/servers.ts';
import { labWorld } from './network/world.ts';
import type { LabSettings } from './settings.ts';

export interface LabOptions {
  /** The identity provider's product, if it is not Auth0. */
  readonly product?: Product | undefined;
  /** Changes the settings after the scenarios: for tests, and for the latency in a benchmark. */
  readonly arrange?: (settings: LabSettings) => void;
}

/**
 * Starts a lab on loopback: a healthy one, or one with all the named faults, applied in that order.
 *
 * @throws UnknownScenarioError for an unknown id
 * @throws UsageError when the scenarios leave an unusable client
 */
export async function startLab(scenarioIds: readonly string[] = [], options: LabOptions = {}): Promise<Lab> {
  const settings = await arrangedSettings(scenarioIds, options);
  const behindRelays: LocalServer[] = [];
  const { roundTripMs } = settings.network;
  const servers = await openServers(settings, async (server) => {
    if (roundTripMs === 0) return server;
    const relay = await openRelay(server, roundTripMs / 2);
    behindRelays.push(server);
    return relay;
  });
  const close = async (): Promise<void> => {
    await Promise.all([servers.close(), ...behindRelays.map((server) => server.close())]);
  };
  try {
    const client = {
      name: ['lab', ...scenarioIds].join(' '),
      ca: (await trusted()).root,
      ...settings.client,
    };
    const target = withVariable(targetFrom(client), settings.network.httpsProxyVariable);
    return { settings: client, target, world: labWorld(settings, servers.route), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The target as loaded in an environment with an `HTTPS_PROXY`. */
const withVariable = (target: Target, proxy: string | undefined): Target =>
  proxy === undefined
    ? target
    : { ...target, environment: { httpsProxy: { url: new Secret(proxy), rule: 'HTTPS_PROXY' } } };

/** Healthy settings, changed by the scenarios, with the creation of the first keys already started. */
export async function arrangedSettings(
  scenarioIds: readonly string[],
  { product, arrange }: LabOptions = {},
): Promise<LabSettings> {
  const scenarios = scenarioIds.map(scenarioOf);
  const settings = healthySettings();
  if (product !== undefined) become(settings, product);
  for (const scenario of scenarios) scenario.arrange(settings);
  arrange?.(settings);
  // Created while the servers open; code that needs a key waits for it, and gets the error if it failed.
  for (const key of settings.idp.keys) keyPair(key).catch(() => undefined);
  await provideCredentials(settings);
  return settings;
}

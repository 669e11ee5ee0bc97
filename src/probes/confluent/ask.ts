import type { Cluster } from '../../evidence/confluent.ts';
import { missing, type Observation } from '../../evidence/observation.ts';
import type { Target } from '../../settings/target.ts';
import type { Run } from '../run.ts';
import { confluentApi, type ConfluentApi } from './api.ts';
import { probeClusters } from './clusters.ts';
import { providersFromConsole } from './console.ts';
import { probeProviders, type ProvidersProbe } from './providers.ts';

export interface Asked extends ProvidersProbe {
  readonly clusters: Promise<Observation<readonly Cluster[]>>;
}

const NO_KEY = missing('no Cloud API key was given', '--confluent-api-key-env');

/** Starts to observe Confluent's side: with its API, otherwise from what a person read in the console. */
export function askConfluent(target: Target, run: Run): Asked {
  const api = apiFor(target, run);
  if (api === undefined) {
    const seen = providersFromConsole(target, run.world.now()) ?? NO_KEY;
    return {
      providers: Promise.resolve(seen),
      meantEarly: Promise.resolve(seen.status === 'observed' ? seen.value[0] : undefined),
      clusters: Promise.resolve(NO_KEY),
    };
  }
  const { meantEarly, providers } = probeProviders(api, target.providerId);
  return {
    meantEarly,
    providers: run.span('identity providers', () => providers),
    clusters: clustersFor(target, api, run),
  };
}

const clustersFor = (target: Target, api: ConfluentApi, { span }: Run): Asked['clusters'] =>
  target.logicalCluster === undefined && target.bootstrapServers.length === 0
    ? Promise.resolve(missing('no cluster and no bootstrap server was named', '--bootstrap-server'))
    : span('clusters', () => probeClusters(api, target));

/** The API for the target's key; undefined without a key. */
export function apiFor(target: Target, { http, world, deadline }: Run): ConfluentApi | undefined {
  const { confluentApiKey: apiKey, confluentApiSecret: secret, confluentApiUrl: baseUrl } = target;
  if (apiKey === undefined || secret === undefined) return undefined;
  return confluentApi({ http, world, baseUrl, apiKey, apiSecret: secret.reveal(), deadline });
}

import { serveLab, type ServedLab } from '../../src/lab/serve.ts';
import type { LabSettings } from '../../src/lab/settings.ts';

/** A client's configuration, the same for each kind. */
export interface ClientSettings {
  readonly bootstrap: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  readonly extensions: Readonly<Record<string, string>>;
  readonly caFile: string;
}

/** A served lab, with its operators' knowledge. */
export interface OpenLab extends ServedLab {
  readonly client: ClientSettings;
  /** As served, with the places on `localhost`. */
  readonly lab: LabSettings;
}

/**
 * Serves a lab for clients that send only `grant_type` and `scope`, and their secret in the Basic header, like the Java
 * client and librdkafka.
 */
export async function openLab(
  scenarioIds: readonly string[] = [],
  arrange: (lab: LabSettings) => void = () => undefined,
): Promise<OpenLab> {
  let lab: LabSettings | undefined;
  const served = await serveLab(scenarioIds, {
    arrange: (settings) => {
      lab = settings;
      settings.client['clientAuth'] = 'client_secret_basic';
      settings.client['audience'] = undefined;
      arrange(settings);
    },
  });
  return { ...served, lab: lab!, client: clientSettings(served) };
}

function clientSettings({ settings, caFile }: ServedLab): ClientSettings {
  const { tokenEndpoint, clientId, clientSecret, bootstrapServers, logicalCluster, poolId, extensions } =
    settings;
  const named = {
    logicalCluster,
    identityPoolId: poolId,
    ...(extensions as Record<string, unknown> | undefined),
  };
  const given = Object.entries(named).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return {
    bootstrap: (bootstrapServers as string[]).join(','),
    tokenEndpoint: String(tokenEndpoint),
    clientId: String(clientId),
    clientSecret: String(clientSecret),
    extensions: Object.fromEntries(given) as Record<string, string>,
    caFile,
  };
}

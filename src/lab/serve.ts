import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { openRelay } from './network/relay.ts';
import type { LocalServer } from './network/local-server.ts';
import { openServers } from './network/servers.ts';
import { relocate } from './network/relocate.ts';
import { trusted } from './network/issued-certificates.ts';
import { arrangedSettings, type LabOptions } from './start.ts';

/** A lab on `localhost`, for any client. */
export interface ServedLab {
  /** The target as YAML for `--config`. The secrets in it are the lab's own. */
  readonly yaml: string;
  /** The same settings as data. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** PEM file of the authority that clients have to trust. */
  readonly caFile: string;
  readonly close: () => Promise<void>;
}

/** Nothing listens there: used for connections that the scenario refuses. */
const CLOSED_PORT = 1;

/**
 * Serves a lab on `localhost`: each public `host:port` of its world gets its own port, and its settings, including
 * issuer and key set URI, refer to these. What only the lab's own world can simulate (names that do not resolve, the
 * doctor's clock) is left out: such a name ends in `.invalid` (RFC 6761 section 6.4).
 *
 * @throws UnknownScenarioError for an unknown id
 */
export async function serveLab(
  scenarioIds: readonly string[] = [],
  options: LabOptions = {},
): Promise<ServedLab> {
  const settings = await arrangedSettings(scenarioIds, options);
  const servers = await openServers(settings);
  const relays: Promise<LocalServer>[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'oauthbearer-lab-'));
  const close = async (): Promise<void> => {
    const doors = await Promise.all(relays);
    await Promise.all([
      servers.close(),
      ...doors.map((server) => server.close()),
      rm(folder, { recursive: true, force: true }),
    ]);
  };

  const { refused, unanswered } = settings.network;
  await relocate(settings, async ({ host, port }) => {
    const isClosed = [...refused, ...unanswered].includes(`${host}:${port}`);
    const server = isClosed ? undefined : servers.route(host, port);
    if (server === undefined) return { host: 'localhost', port: CLOSED_PORT };
    const relay = openRelay(server, settings.network.roundTripMs / 2);
    relays.push(relay);
    return { host: 'localhost', port: (await relay).port };
  });

  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, (await trusted()).root);
  const client = { name: ['lab', ...scenarioIds].join(' '), ...settings.client, caFile };
  return { yaml: stringify(client), settings: client, caFile, close };
}

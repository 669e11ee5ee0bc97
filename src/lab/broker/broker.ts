import type { Duplex } from 'node:stream';
import type { Judge } from '../confluent/judgement.ts';
import { splitAuthority } from '../network/names.ts';
import { openHttps, openTcp, openTls, type LocalServer, type Presentation } from '../network/local-server.ts';
import { json, type Service } from '../network/http.ts';
import type { LabSettings } from '../settings.ts';
import { serveConnection } from './connection.ts';

/** Opens the broker's listener according to the settings. */
export function openBroker(
  settings: LabSettings,
  judge: Judge,
  presentation: Presentation,
): Promise<LocalServer> {
  const { broker } = settings;
  const clustersAt = clusterDirectory(settings);
  const serve = (socket: Duplex, servername?: string | false | null): void => {
    const host = presentation.hostFor(servername === false || servername === null ? undefined : servername);
    serveConnection(socket, { broker, judge, logicalClusters: clustersAt(host) });
  };
  switch (broker.listener) {
    case 'plaintext':
      return openTcp((socket) => serve(socket));
    case 'silent':
      return openTcp(() => undefined);
    case 'http':
      return openHttps(restEndpoint(judge), presentation);
    default:
      return openTls(presentation, (socket) => serve(socket, socket.servername));
  }
}

/** Clusters are distinguished by name: Confluent Cloud serves many behind one address, and routes by server name. */
function clusterDirectory({ broker, confluent }: LabSettings): (host: string) => readonly string[] {
  const hostsOfOthers = confluent.clusters.map(({ id, bootstrap }) => ({
    id,
    host: splitAuthority(bootstrap).host,
  }));
  const own = new Set([splitAuthority(broker.bootstrap).host, ...broker.advertised.map(([, host]) => host)]);
  return (host) =>
    own.has(host)
      ? broker.logicalClusters
      : hostsOfOthers.filter((each) => each.host === host).map(({ id }) => id);
}

/** The REST endpoint that every cluster has at port 443 of the same host. */
export const restEndpoint = (judge: Judge): Service => ({
  now: judge.now,
  answer: () => Promise.resolve(json(401, { error_code: 401, message: 'Unauthorized' })),
});

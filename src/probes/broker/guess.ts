import { parseBootstrap } from '../../evidence/authority.ts';
import type { BrokerEvidence, Metadata } from '../../evidence/broker.ts';
import { missing, observed, type Observation } from '../../evidence/observation.ts';
import { brokerHostsOf, KAFKA_PORT } from '../../spelling/confluent-names.ts';
import { open, type SignInContext } from './sign-in-at.ts';

/** An existing name answers as fast as the bootstrap server's, so a guess does not deserve a longer wait. */
const PATIENCE_MS = 3000;

/**
 * Tries DNS, TCP and TLS to the brokers that a cluster should have by its bootstrap name, if it did not list them;
 * otherwise a refused client would discover the next fault only after fixing the first. Sends nothing over these
 * connections. Never rejects.
 *
 * @param seen the bootstrap server's answers
 */
export async function guessBrokers(
  seen: BrokerEvidence,
  context: Pick<SignInContext, 'target' | 'world' | 'signal' | 'record' | 'span'>,
): Promise<Observation<Metadata['brokers']>> {
  if (seen.metadata.status === 'observed') return missing('the cluster lists its brokers');
  if (seen.apiVersions.status !== 'observed' || seen.bootstrap === undefined)
    return missing('the bootstrap server does not answer');
  const brokers = brokersBehind(seen.bootstrap);
  if (brokers.length === 0)
    return missing(`the names of the brokers behind ${seen.bootstrap} are known only after sign-in`);

  const { target, world, span } = context;
  const brief = { ...target, connectTimeoutMs: Math.min(target.connectTimeoutMs, PATIENCE_MS) };
  await span('broker names', () =>
    Promise.all(
      brokers.map(async (server) => {
        const opened = await open(server, { ...context, target: brief });
        if ('destroy' in opened) opened.destroy();
      }),
    ),
  );
  return observed(brokers, `names behind ${seen.bootstrap}`, world.now());
}

function brokersBehind(bootstrap: string): Metadata['brokers'] {
  const server = parseBootstrap(bootstrap);
  if (server?.port !== KAFKA_PORT) return [];
  return brokerHostsOf(server.host).map((host, nodeId) => ({ nodeId, host, port: KAFKA_PORT }));
}

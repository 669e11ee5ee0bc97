import { parseBootstrap } from '../../evidence/authority.ts';
import type { BrokerEvidence, Metadata } from '../../evidence/broker.ts';
import { missing, observed, type Observation } from '../../evidence/observation.ts';
import { brokerHostsOf, KAFKA_PORT } from '../../spelling/confluent-names.ts';
import { open, type SignInContext } from './sign-in-at.ts';

/** An existing name answers as fast as the bootstrap server's, so a guess does not deserve a longer wait. */
const PATIENCE_MS = 3000;

type GuessContext = Pick<SignInContext, 'target' | 'world' | 'signal' | 'record' | 'span'>;

/**
 * Tries DNS, TCP and TLS to the brokers that a cluster should have by its bootstrap name, if it did not list them;
 * otherwise a refused client would discover the next fault only after fixing the first. Sends nothing over these
 * connections. Never rejects.
 *
 * @param seen the bootstrap server's answers
 */
export async function guessBrokers(
  seen: BrokerEvidence,
  context: GuessContext,
): Promise<Observation<Metadata['brokers']>> {
  if (seen.metadata.status === 'observed') return missing('the cluster lists its brokers');
  if (seen.apiVersions.status !== 'observed' || seen.bootstrap === undefined)
    return missing('the bootstrap server does not answer');
  const { bootstrap } = seen;
  const brokers = brokersBehind(bootstrap);
  if (brokers.length === 0)
    return missing(`the names of the brokers behind ${bootstrap} are known only after sign-in`);

  const { target, world, span } = context;
  const brief = {
    ...context,
    target: { ...target, connectTimeoutMs: Math.min(target.connectTimeoutMs, PATIENCE_MS) },
  };
  const [isControlFast, ...areSilent] = await span('broker names', () =>
    Promise.all([
      answersFast(bootstrap, brief),
      ...brokers.map(async (server) => {
        const opened = await open(server, brief);
        if ('destroy' in opened) opened.destroy();
        return !('destroy' in opened) && opened.code === 'ETIMEDOUT';
      }),
    ]),
  );
  if (areSilent.includes(true) && !isControlFast)
    return missing(
      `${bootstrap} is slow at the moment too, so silence says nothing of the brokers behind it`,
    );
  return observed(brokers, `names behind ${bootstrap}`, world.now());
}

/**
 * The control: a server that is known to answer, asked at the same moment. If this machine or the network is busy, it is
 * late as well.
 */
async function answersFast(bootstrap: string, context: GuessContext): Promise<boolean> {
  const server = parseBootstrap(bootstrap);
  if (server === undefined) return false;
  const began = performance.now();
  const opened = await open(server, { ...context, record: () => undefined });
  if (!('destroy' in opened)) return false;
  opened.destroy();
  return performance.now() - began < context.target.connectTimeoutMs / 2;
}

function brokersBehind(bootstrap: string): Metadata['brokers'] {
  const server = parseBootstrap(bootstrap);
  if (server?.port !== KAFKA_PORT) return [];
  return brokerHostsOf(server.host).map((host, nodeId) => ({ nodeId, host, port: KAFKA_PORT }));
}

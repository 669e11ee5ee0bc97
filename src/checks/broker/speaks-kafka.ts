import { broker } from '../../facts/broker.ts';
import { network } from '../../facts/network.ts';
import { firstFailure } from '../../evidence/stages.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** ApiVersions (KIP-35) is the first thing that a client asks, and all that a broker says before sign-in. */
export default defineCheck({
  id: 'broker/speaks-kafka',
  title: "The bootstrap server answers in Kafka's protocol",
  enforcedBy: 'client',
  step: 40,
  reads: { failure: network.brokerFailure },
  mayRead: { connection: broker.connection },
  run: ({ failure, connection }) => {
    if (failure === undefined) return pass('it answered ApiVersions');
    // A TLS alert after a handshake that went well is an answer: TLS 1.3 refuses a client's certificate so.
    const isOpen = connection !== undefined && firstFailure(connection) === undefined;
    const wasAsked =
      failure.stage === 'kafka' || failure.stage === 'deadline' || (failure.stage === 'tls' && isOpen);
    return !wasAsked || failure.code === 'ABORTED'
      ? cannotTell(`no request was sent: ${failure.message}`)
      : fail(`${failure.message} (${failure.code})`);
  },
});

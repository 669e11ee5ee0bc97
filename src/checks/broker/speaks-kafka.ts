import { broker } from '../../facts/broker.ts';
import { network } from '../../facts/network.ts';
import { firstFailure, saysNothing } from '../../evidence/stages.ts';
import { isVersionsRefusal } from '../../facts/handshake.ts';
import { kafkaError } from '../../evidence/kafka-errors.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** ApiVersions (KIP-35) is a client's first request, and the only one that a broker answers before sign-in. */
export default defineCheck({
  id: 'broker/speaks-kafka',
  title: "The bootstrap server answers in Kafka's protocol",
  enforcedBy: 'client',
  step: 40,
  reads: { failure: network.brokerFailure },
  mayRead: { connection: broker.connection, versions: broker.apiVersions },
  run: ({ failure, connection, versions }) => {
    if (failure === undefined) {
      return versions !== undefined && isVersionsRefusal(versions.errorCode)
        ? fail(`the bootstrap server answered ApiVersions with ${kafkaError(versions.errorCode)}`)
        : pass('the bootstrap server answered ApiVersions');
    }
    // A TLS alert after a successful handshake is an answer: TLS 1.3 refuses a client's certificate this way.
    const isOpen = connection !== undefined && firstFailure(connection) === undefined;
    const wasAsked =
      failure.stage === 'kafka' || failure.stage === 'deadline' || (failure.stage === 'tls' && isOpen);
    return !wasAsked || saysNothing(failure.code)
      ? cannotTell(`no request was sent: ${failure.message}`)
      : fail(`${failure.message} (${failure.code})`);
  },
});

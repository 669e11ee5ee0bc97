import { parseBootstrap } from '../../evidence/authority.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { invalidity } from '../../idp/token-validity.ts';
import { isConfluentHost } from '../../spelling/confluent-names.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * Kafka 4.1.1's default validator, configured as documented, was observed to accept invalid tokens; later versions do
 * not start without an expected issuer and audience. Confluent Cloud always checks.
 */
export default defineCheck({
  id: 'sasl/broker-checks-tokens',
  title: 'The broker refuses invalid tokens',
  enforcedBy: 'nobody',
  step: 90,
  reads: { answer: broker.authenticate, servers: client.bootstrapServers, invalidity },
  run: ({ answer, servers, invalidity: why }) => {
    if (why === undefined || !answer.accepted)
      return pass('the broker was not seen to accept an invalid token');
    return servers.some((server) => isConfluentHost(parseBootstrap(server)?.host ?? ''))
      ? pass('Confluent Cloud checks tokens')
      : warn(`the broker accepts this token although ${why}`);
  },
});

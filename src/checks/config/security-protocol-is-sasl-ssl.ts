import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { isConfluentHost } from '../../spelling/confluent-names.ts';
import { parseBootstrap } from '../../evidence/authority.ts';
import { isSecurityProtocol } from '../../clients/security-protocol.ts';
import { cannotTell, defineCheck, fail, pass, warn } from '../define.ts';

/**
 * Every listener of Confluent Cloud requires SASL over TLS. `SSL` and `PLAINTEXT` never sign in anywhere: the client
 * then uses none of its OAuth settings. `SASL_PLAINTEXT` is right for other brokers that offer it.
 */
export default defineCheck({
  id: 'config/security-protocol-is-sasl-ssl',
  title: 'security.protocol is SASL_SSL',
  enforcedBy: 'client',
  step: 20,
  reads: { protocol: client.securityProtocol },
  mayRead: { servers: client.bootstrapServers, answer: broker.authenticate },
  run: ({ protocol, servers, answer }) => {
    if (protocol === 'SASL_SSL') return pass('security.protocol is SASL_SSL');
    if (!isSecurityProtocol(protocol))
      return fail(
        `security.protocol is ${JSON.stringify(protocol)}, which no client knows: the client does not start`,
      );
    if (!protocol.startsWith('SASL_'))
      return fail(`security.protocol is ${protocol}: the client would not sign in at all`);
    if (servers?.some((server) => isConfluentHost(parseBootstrap(server)?.host ?? '')) === true) {
      return fail(`security.protocol is ${protocol}: Confluent Cloud takes connections with TLS only`);
    }
    return answer?.accepted === true
      ? warn(`security.protocol is ${protocol}: the client sends its token unencrypted`)
      : cannotTell(`security.protocol is ${protocol}, which a broker outside Confluent Cloud may use`);
  },
});

import { client } from '../../facts/client.ts';
import { confluent } from '../../facts/confluent.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/**
 * RFC 8693: Confluent's STS judges the token for the pool over HTTPS, without a broker. If the client has a broker, the
 * broker decides, and the STS may refuse for a reason of its own.
 */
export default defineCheck({
  id: 'pool/sts-takes-the-token',
  title: "Confluent's STS takes the token for the identity pool",
  enforcedBy: 'confluent',
  step: 90,
  kind: 'outcome',
  reads: { sts: confluent.sts },
  mayRead: { brokers: client.bootstrapServers },
  run: ({ sts: { accepted, status, error, description }, brokers }) => {
    if (accepted) return pass('the STS exchanged the token');
    const words = [error, description].filter((each) => each !== undefined).join(': ');
    // A page of a proxy between us and the STS contains no error code.
    if (words === '') return cannotTell(`the STS answered ${status} without a reason`);
    const refusal = `the STS answered ${status} ${words}`;
    return brokers === undefined ? fail(refusal) : cannotTell(`${refusal}; the broker decides`);
  },
});

import { fact, unknown } from '../../evidence/fact.ts';
import { defineQuestion } from '../define.ts';

/** Not readable here: the audit log's cluster needs its own key. */
const auditLog = fact('audit log', () => unknown('the audit log is not read'));

export default defineQuestion({
  id: 'confluent/audit-log',
  asks: "The attempt in Confluent Cloud's audit log",
  where: () =>
    'confluent audit-log describe, then consume confluent-audit-log-events and look for methodName kafka.Authentication at the time of this run (not on Basic clusters; kept 7 days)',
  effort: 'administrator',
  weight: 10,
  settles: [auditLog],
  applies: ({ broker: { authenticate }, confluent: { sts } }) =>
    [authenticate, sts].some((seen) => seen.status === 'observed' && !seen.value.accepted),
  expect: ({ broker: { authenticate } }) =>
    authenticate.status === 'observed'
      ? [{ label: 'time', value: new Date(authenticate.at).toISOString() }]
      : [],
  decides: ['sasl/*', 'jwks/*', 'provider/*', 'pool/*', 'jwt/*', 'broker/ip-filter'],
});

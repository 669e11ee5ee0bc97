import { broker } from '../../facts/broker.ts';
import { defineQuestion } from '../define.ts';

export default defineQuestion({
  id: 'client/broker',
  asks: 'The answer of the broker to this sign-in',
  where: ({ client }) =>
    client.bootstrapServers.length === 0
      ? 'a run with --bootstrap-server HOST:9092 and --logical-cluster lkc-…, where the client runs'
      : 'a run without --offline, where the client runs',
  input: '--bootstrap-server',
  effort: 'file',
  weight: 5,
  settles: [broker.authenticate],
  // Without a token there is nothing to sign in with.
  applies: ({ token: { answer, jwt } }) => jwt.status === 'observed' || answer.status === 'missing',
  decides: [
    'broker/*',
    'sasl/*',
    'authorization/*',
    // How Confluent treats these is not documented: its answer shows it.
    'jwt/alg-unsupported',
    'jwt/dpop-or-mtls-bound',
    'jwt/iat-future',
    'config/*',
    'network/*',
  ],
});

import { provider } from '../../facts/confluent.ts';
import { defineQuestion } from '../define.ts';

export default defineQuestion({
  id: 'confluent/api-key',
  asks: 'A Cloud API key that may read',
  where: () =>
    'confluent api-key create --resource cloud; then --confluent-api-key-env and --confluent-api-secret-env: the doctor reads provider, keys, pools and clusters by itself',
  input: '--confluent-api-key-env',
  effort: 'credential',
  weight: 10,
  settles: [provider.all],
  decides: ['provider/*', 'pool/*', 'jwks/*', 'jwt/*', 'config/bootstrap-other-cluster'],
});

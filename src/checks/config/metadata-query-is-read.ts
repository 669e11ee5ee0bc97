import { misnamedQuery } from '../../clients/azure-metadata.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** Azure's metadata service gives no token without `api-version` and `resource`, which librdkafka takes from `query=`. */
export default defineCheck({
  id: 'config/metadata-query-is-read',
  title: "The query for Azure's metadata service has the name that librdkafka reads",
  enforcedBy: 'client',
  step: 28,
  reads: { configured: client.all },
  run: ({ configured }) =>
    misnamedQuery(configured) === undefined
      ? pass('no query under a wrong name is configured')
      : fail('sasl.oauthbearer.config has params=, and librdkafka reads query='),
});

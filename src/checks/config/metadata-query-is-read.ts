import { ownFile } from '../../clients/facts.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * Azure's metadata service issues no token without `api-version` and `resource`, which librdkafka reads from `query=`.
 */
export default defineCheck({
  id: 'config/metadata-query-is-read',
  title: "The query for Azure's metadata service has the name that librdkafka reads",
  enforcedBy: 'client',
  step: 28,
  reads: { misnamed: ownFile.misnamedQuery },
  run: ({ misnamed }) =>
    misnamed === undefined
      ? pass('no query under a wrong name is configured')
      : fail('sasl.oauthbearer.config has params=, and librdkafka reads query='),
});

import { isLibrdkafkaSignIn, METADATA_PROPERTY, metadataServiceIn } from '../../clients/librdkafka-login.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * librdkafka asks Azure's metadata service by itself. For AWS it has the name alone: the token comes from a package beside
 * the client (`confluent-kafka[oauthbearer-aws]`, `Confluent.Kafka.OAuthBearer.Aws`), which no file shows.
 */
export default defineCheck({
  id: 'config/metadata-service-is-asked',
  title: 'The client fetches tokens from its metadata service by itself',
  enforcedBy: 'client',
  step: 26,
  reads: { configured: client.all },
  run: ({ configured }) => {
    const { configuration, givenToken } = configured;
    const service =
      configuration === undefined || !isLibrdkafkaSignIn(configured) || givenToken
        ? undefined
        : metadataServiceIn(configuration);
    if (service === undefined) return pass('no metadata service is configured');
    if (service === 'azure_imds') return pass('librdkafka queries azure_imds itself');
    return service === 'aws_iam'
      ? warn(`${METADATA_PROPERTY} is aws_iam, which needs a package beside the client`)
      : fail(`${METADATA_PROPERTY} is ${service}, which librdkafka does not know`);
  },
});

import { ownFile } from '../../clients/facts.ts';
import { METADATA_PROPERTY } from '../../clients/librdkafka-login.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * librdkafka implements Azure's metadata service itself. For AWS it only knows the name: the token comes from a
 * separate package (`confluent-kafka[oauthbearer-aws]`, `Confluent.Kafka.OAuthBearer.Aws`), which no file shows.
 */
export default defineCheck({
  id: 'config/metadata-service-is-asked',
  title: 'The client fetches tokens from its metadata service by itself',
  enforcedBy: 'client',
  step: 26,
  reads: { service: ownFile.metadataService, isAws: ownFile.awsSignIn },
  run: ({ service, isAws }) => {
    if (service === undefined) return pass('no metadata service is configured');
    if (service === 'azure_imds') return pass('librdkafka queries azure_imds itself');
    if (isAws) return pass("a package of Confluent's fetches the token from AWS IAM");
    return service === 'aws_iam'
      ? warn(`${METADATA_PROPERTY} is aws_iam, which needs a package beside the client`)
      : fail(`${METADATA_PROPERTY} is ${service}, which librdkafka does not know`);
  },
});

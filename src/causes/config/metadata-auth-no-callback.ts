import { sh } from '../../commands/sh.ts';
import { ownFile } from '../../clients/facts.ts';
import { METADATA_PROPERTY } from '../../clients/librdkafka-login.ts';
import { propertyNamed } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { writeProperty } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { rowOf, withProperties } from './_file.ts';

/**
 * Of `none`, `azure_imds` and `aws_iam`, librdkafka itself implements only the second. The third is for a package
 * beside the client, which may be installed: only the application shows that.
 */
export default defineCause({
  id: 'config/metadata-auth-no-callback',
  title: 'librdkafka does not fetch tokens from this metadata service by itself',
  reads: { file: client.file, service: ownFile.metadataService, isSetUp: ownFile.awsSignIn },
  recognise: ({ file, service, isSetUp }) => {
    if (isSetUp) return null;
    const property = propertyNamed(file, METADATA_PROPERTY);
    if (service === undefined || service === 'azure_imds' || property === undefined) return null;
    const isAws = service === 'aws_iam';
    return {
      strength: isAws ? 'suggested' : 'shown',
      role: isAws ? 'advice' : 'cause',
      because: isAws
        ? 'The token should come from AWS IAM. librdkafka has no code for that: you need the package for your language, or your own callback.'
        : `${METADATA_PROPERTY} is ${service}; librdkafka accepts azure_imds, aws_iam and none, and does not start with any other value.`,
      rows: [rowOf(file, property)],
      isAws,
    };
  },
  repair: (evidence) => withProperties(evidence, { [METADATA_PROPERTY]: 'azure_imds' }),
  repaired: 'with a metadata service that the client asks',
  fix: ({ isAws }, { client: configured }) => ({
    summary: isAws
      ? 'Install the package that fetches the token from AWS IAM, or register a token callback.'
      : 'Name a metadata service that librdkafka knows, or fetch the token in a callback of your own.',
    steps: isAws
      ? [
          'Python: the extra oauthbearer-aws of confluent-kafka, from 2.15 on. .NET: the package Confluent.Kafka.OAuthBearer.Aws.',
          'sasl.oauthbearer.config needs region and audience.',
        ]
      : [],
    commands: isAws
      ? [
          { kind: 'client-config', text: sh`pip install 'confluent-kafka[oauthbearer-aws]>=2.15'` },
          { kind: 'client-config', text: sh`dotnet add package Confluent.Kafka.OAuthBearer.Aws` },
        ]
      : [writeProperty(configured, METADATA_PROPERTY, 'azure_imds')],
  }),
});

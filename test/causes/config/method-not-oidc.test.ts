import cause from '../../../src/causes/config/method-not-oidc.ts';
import { casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { noAnswer } from './_client.ts';

const METHOD = 'sasl.oauthbearer.method';
const SECRET = 'sasl.oauthbearer.client.secret';

casebook(cause, {
  guilty: [
    {
      because: 'the method is not set, and everything that it takes to fetch a token is',
      given: [fromFile({ client: 'librdkafka', properties: { [METHOD]: undefined } })],
    },
    {
      because: 'the method is default',
      given: [fromFile({ client: 'librdkafka', properties: { [METHOD]: 'default' } }), noAnswer],
    },
    {
      because: 'librdkafka knows no such method',
      given: [fromFile({ client: 'librdkafka', properties: { [METHOD]: 'oauth' } })],
    },
    {
      because: "Azure's metadata service is asked by the method oidc alone",
      given: [
        fromFile({
          client: 'librdkafka',
          properties: {
            [METHOD]: undefined,
            [SECRET]: undefined,
            'sasl.oauthbearer.metadata.authentication.type': 'azure_imds',
          },
        }),
      ],
    },
  ],
  innocent: [
    { because: 'the method is oidc', given: [fromFile({ client: 'librdkafka' })] },
    {
      because: 'librdkafka does not mind upper case',
      given: [fromFile({ client: 'librdkafka', properties: { [METHOD]: 'OIDC' } })],
    },
    {
      because: 'the application fetches the token, and the file says nothing of how',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: {
            [METHOD]: undefined,
            [SECRET]: undefined,
            'sasl.oauthbearer.client.id': undefined,
            'sasl.oauthbearer.token.endpoint.url': undefined,
          },
        }),
      ],
    },
    {
      because: 'the token was given: a callback got it',
      given: [
        fromFile({ client: 'librdkafka', properties: { [METHOD]: undefined } }),
        client({ givenToken: true }),
      ],
    },
    {
      because: 'the mark for AWS IAM needs no method',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: {
            [METHOD]: undefined,
            [SECRET]: undefined,
            'sasl.oauthbearer.metadata.authentication.type': 'aws_iam',
          },
        }),
      ],
    },
    { because: 'the Java client has no such setting', given: [fromFile({ client: 'java' })] },
    { because: 'there is no file to look at', given: [client({ client: 'librdkafka' })] },
  ],
});

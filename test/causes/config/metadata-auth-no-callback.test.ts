import cause from '../../../src/causes/config/metadata-auth-no-callback.ts';
import { casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { noAnswer, unset } from './_client.ts';

const TYPE = 'sasl.oauthbearer.metadata.authentication.type';

/** A client without credentials of its own, whose token comes from such a service. */
const vouchedForBy = (service: string) => [
  fromFile({
    client: 'librdkafka',
    properties: {
      [TYPE]: service,
      'sasl.oauthbearer.client.id': undefined,
      'sasl.oauthbearer.client.secret': undefined,
      'sasl.oauthbearer.token.endpoint.url': undefined,
    },
  }),
  unset('clientId', 'clientSecret', 'tokenEndpoint', 'audience'),
  noAnswer,
];

casebook(cause, {
  guilty: [
    { because: 'librdkafka knows no such service', given: vouchedForBy('gcp') },
    { because: 'nor this one', given: vouchedForBy('azure') },
  ],
  noticed: [
    {
      because: 'AWS IAM needs a package, which may be there: no file shows it',
      given: vouchedForBy('aws_iam'),
    },
  ],
  innocent: [
    { because: "Azure's is asked by librdkafka itself", given: vouchedForBy('azure_imds') },
    { because: 'whatever its case', given: vouchedForBy('AZURE_IMDS') },
    {
      because: 'none is the default',
      given: [fromFile({ client: 'librdkafka', properties: { [TYPE]: 'none' } })],
    },
    {
      because: 'a token was given, so something fetched it',
      given: [...vouchedForBy('aws_iam'), client({ givenToken: true })],
    },
  ],
});

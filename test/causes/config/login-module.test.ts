import cause from '../../../src/causes/config/login-module.ts';
import { casebook } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const java = (loginModule: string) =>
  fromFile({ client: 'java', properties: { 'jaas:loginModule': loginModule } });

casebook(cause, {
  guilty: [
    {
      because: 'it is the one of API keys',
      given: [java('org.apache.kafka.common.security.plain.PlainLoginModule')],
    },
    {
      because: 'it is the one of Kerberos',
      given: [java('com.sun.security.auth.module.Krb5LoginModule')],
    },
    {
      because: 'a letter is missing',
      given: [java('org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModul')],
    },
    {
      because: 'the whole string is that of an API key, and has no client id',
      given: [
        fromFile({
          client: 'java',
          properties: {
            'jaas:loginModule': 'org.apache.kafka.common.security.plain.PlainLoginModule',
            'jaas:clientId': undefined,
            'jaas:clientSecret': undefined,
            'jaas:username': null,
            'jaas:password': null,
          },
        }),
      ],
    },
  ],
  innocent: [
    { because: 'it is the right one', given: [fromFile({ client: 'java' })] },
    {
      because: 'the platform has moved the classes of Kafka',
      given: [java('kafkashaded.org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule')],
    },
    { because: "it is somebody's own", given: [java('com.acme.security.TokenLoginModule')] },
    { because: 'librdkafka has none', given: [fromFile({ client: 'librdkafka' })] },
  ],
});

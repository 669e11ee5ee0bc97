import cause from '../../../src/causes/config/registry-setting-missing.ts';
import { casebook } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const KAFKA = { 'sasl.mechanism': 'OAUTHBEARER' };
const REGISTRY = {
  'schema.registry.url': 'https://psrc-a1b2c.us-east-1.aws.confluent.cloud',
  'bearer.auth.credentials.source': 'OAUTHBEARER',
  'bearer.auth.issuer.endpoint.url': 'https://idp.acme.example/token',
  'bearer.auth.client.id': 'orders',
  'bearer.auth.client.secret': null,
  'bearer.auth.logical.cluster': 'lsrc-a1b2c3',
  'bearer.auth.identity.pool.id': 'pool-a1b2',
};
const without = (name: string) =>
  Object.fromEntries(Object.entries({ ...KAFKA, ...REGISTRY }).filter(([each]) => each !== name));

casebook(cause, {
  guilty: [],
  noticed: ['issuer.endpoint.url', 'client.id', 'logical.cluster', 'identity.pool.id'].map((name) => ({
    because: `${name} is missing`,
    given: [fromFile({ client: 'librdkafka', properties: without(`bearer.auth.${name}`) })],
  })),
  innocent: [
    {
      because: 'nothing is missing',
      given: [fromFile({ client: 'librdkafka', properties: { ...KAFKA, ...REGISTRY } })],
    },
    {
      because: 'the secret comes from elsewhere',
      given: [fromFile({ client: 'librdkafka', properties: without('bearer.auth.client.secret') })],
    },
    {
      because: 'the registry is one of its own',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: {
            ...KAFKA,
            ...Object.fromEntries(Object.entries(REGISTRY).slice(1, 5)),
            'schema.registry.url': 'https://registry.acme.example',
          },
        }),
      ],
    },
  ],
});

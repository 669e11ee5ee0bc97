import { expect, it } from 'vitest';
import cause from '../../../src/causes/config/security-protocol.ts';
import { BOOTSTRAP, casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { given } from '../../given.ts';
import { bootstrap } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the client would not sign in',
      given: [client({ securityProtocol: 'SSL' })],
    },
    {
      because: 'the client would not sign in, nor use TLS',
      given: [client({ securityProtocol: 'PLAINTEXT' })],
    },
    {
      because: 'Confluent Cloud wants TLS',
      given: [
        client({ securityProtocol: 'SASL_PLAINTEXT' }),
        bootstrap(BOOTSTRAP, { code: 'SPEAKS_TLS', message: 'this port speaks TLS' }),
      ],
    },
    {
      because: 'a broker elsewhere wants TLS',
      given: [
        client({ securityProtocol: 'SASL_PLAINTEXT' }),
        bootstrap('kafka.acme.example:9094', { code: 'SPEAKS_TLS', message: 'this port speaks TLS' }),
      ],
    },
    ...['SASL-SSL', '"SASL_SSL"', '', 'SASL_SSL ', 'PLAINTEXT # in the lab', 'SASL_TLS'].map((protocol) => ({
      because: `no client knows ${JSON.stringify(protocol)}`,
      given: [
        fromFile({ client: 'librdkafka', properties: { 'security.protocol': protocol } }),
        client({ securityProtocol: protocol }),
      ],
    })),
    {
      because: 'no broker elsewhere wants what no client knows',
      given: [client({ securityProtocol: 'SASL-PLAINTEXT', bootstrapServers: ['kafka.acme.example:9094'] })],
    },
  ],
  innocent: [
    {
      because: 'a comment is all that is wrong with it',
      given: [
        fromFile({ client: 'java', properties: { 'security.protocol': 'SASL_SSL # on' } }),
        client({ securityProtocol: 'SASL_SSL # on' }),
      ],
    },
    {
      because: 'it is SASL_SSL',
      given: [],
    },
    {
      because: 'a broker elsewhere takes it without TLS',
      given: [client({ securityProtocol: 'SASL_PLAINTEXT', bootstrapServers: ['kafka.acme.example:9094'] })],
    },
  ],
});

it.each([
  ['java', 'SASL-SSL', /\(Invalid value SASL-SSL for configuration security\.protocol\)/],
  ['librdkafka', 'SASL-SSL', /\(Invalid value "SASL-SSL" for configuration property "security\.protocol"\)/],
  ['java', '"SASL_SSL"', /is "SASL_SSL", with its quotes: /],
  ['librdkafka', 'SASL_SSL ', /is "SASL_SSL ": /],
  ['java', '', /is empty: /],
] as const)('says how a client of %s treats %j', (family, protocol, words) => {
  const file = fromFile({ client: family, properties: { 'security.protocol': protocol } });
  expect(cause.suspect(given(file, client({ securityProtocol: protocol })))?.seen.because).toMatch(words);
});

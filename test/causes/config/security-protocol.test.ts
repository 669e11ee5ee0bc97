import cause from '../../../src/causes/config/security-protocol.ts';
import { BOOTSTRAP, casebook, client } from '../../casebook.ts';
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
  ],
  innocent: [
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

import cause from '../../../src/causes/network/tls-private-ca-broker.ts';
import { brokerStops, casebook, idpStops, selfManaged } from '../../casebook.ts';

const PRIVATE = {
  stage: 'tls',
  code: 'SELF_SIGNED_CERT_IN_CHAIN',
  chain: [{}, { issuer: 'CN=Own Root' }],
} as const;

casebook(cause, {
  guilty: [
    {
      because: 'a self-managed broker has a certificate of its own authority',
      given: [brokerStops(PRIVATE), selfManaged('kafka.acme.example:9094')],
    },
  ],
  innocent: [
    {
      because: 'the identity provider has one of the same authority: it is one finding',
      given: [idpStops(PRIVATE), brokerStops(PRIVATE), selfManaged('kafka.auth0.com:9094')],
    },
    {
      because: 'a host of Confluent Cloud never has: its connection is intercepted',
      given: [brokerStops(PRIVATE)],
    },
  ],
});

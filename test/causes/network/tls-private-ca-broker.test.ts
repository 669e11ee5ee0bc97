import cause from '../../../src/causes/network/tls-private-ca-broker.ts';
import { BOOTSTRAP, brokerStops, casebook, type Change } from '../../casebook.ts';

/** A self-managed broker: its host is not one of Confluent Cloud's. */
const selfManaged: Change = (e) => {
  const authority = 'kafka.acme.example:9094';
  const { [BOOTSTRAP]: theirs, ...others } = e.connections;
  const own = { ...theirs!, host: 'kafka.acme.example', port: 9094 };
  return {
    ...e,
    client: { ...e.client, bootstrapServers: [authority] },
    connections: { ...others, [authority]: own },
    broker: { ...e.broker, bootstrap: authority },
  };
};

const PRIVATE = {
  stage: 'tls',
  code: 'SELF_SIGNED_CERT_IN_CHAIN',
  chain: [{}, { issuer: 'CN=Own Root' }],
} as const;

casebook(cause, {
  guilty: [
    {
      because: 'a self-managed broker has a certificate of its own authority',
      given: [brokerStops(PRIVATE), selfManaged],
    },
  ],
  innocent: [
    {
      because: 'a host of Confluent Cloud never has: its connection is intercepted',
      given: [brokerStops(PRIVATE)],
    },
  ],
});

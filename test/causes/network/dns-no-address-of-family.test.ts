import cause from '../../../src/causes/network/dns-no-address-of-family.ts';
import { brokerStops, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the identity provider has only IPv4 addresses, and IPv6 was asked for',
      given: [idpStops({ stage: 'dns', code: 'NO_IPV6_ADDRESS' })],
    },
    {
      because: 'the broker has only IPv6 addresses, and IPv4 was asked for',
      given: [brokerStops({ stage: 'dns', code: 'NO_IPV4_ADDRESS' })],
    },
  ],
  innocent: [
    { because: 'the name does not exist at all', given: [idpStops({ stage: 'dns', code: 'ENOTFOUND' })] },
    { because: 'the resolver does not answer', given: [idpStops({ stage: 'dns', code: 'EAI_AGAIN' })] },
  ],
});

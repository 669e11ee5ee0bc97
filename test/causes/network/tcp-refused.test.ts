import { expect, it } from 'vitest';
import { handshake, lookUp, reach } from '../../../src/causes/network/commands.ts';
import cause from '../../../src/causes/network/tcp-refused.ts';
import { brokerStops, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'nothing listens on the port of the token endpoint',
      given: [idpStops({ stage: 'tcp', code: 'ECONNREFUSED' })],
    },
    {
      because: 'nothing listens on the bootstrap port',
      given: [brokerStops({ stage: 'tcp', code: 'ECONNREFUSED' })],
    },
  ],
  innocent: [
    { because: 'no answer comes at all', given: [brokerStops({ stage: 'tcp', code: 'ETIMEDOUT' })] },
  ],
});

it('quotes a host in its commands, and lets no name become an option', () => {
  const host = '-oProxyCommand.example';
  expect(reach(host, 443)).toBe('nc -vz -- -oProxyCommand.example 443');
  expect(lookUp(host)).toBe('dig +short -q -oProxyCommand.example');
  expect(reach('a;id', 9092)).toBe("nc -vz 'a;id' 9092");
  expect(handshake({ host: 'a$(id)', port: 443 })).toBe(
    "openssl s_client -connect 'a$(id):443' -servername 'a$(id)' </dev/null",
  );
});

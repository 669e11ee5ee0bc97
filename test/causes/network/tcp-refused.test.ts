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

it('quotes a host in its commands, so that no name becomes an option', () => {
  const host = '-oProxyCommand.example';
  for (const [command, text] of [
    [reach(host, 443), 'nc -vz "$VALUE" 443'],
    [lookUp(host), 'dig +short "$VALUE"'],
  ] as const) {
    expect(command.toString().split('\n').at(-1)).toBe(text);
    expect(command.toString()).toMatch(
      /^# VALUE is -oProxyCommand\.example, which \w+ would take for an option/,
    );
  }
  expect(reach('a;id', 9092).toString()).toBe("nc -vz 'a;id' 9092");
  expect(handshake({ host: 'a$(id)', port: 443 }).toString()).toBe(
    "openssl s_client -connect 'a$(id):443' -servername 'a$(id)' </dev/null",
  );
});

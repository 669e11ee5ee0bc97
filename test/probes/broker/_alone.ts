/*
 * A separate process: three sign-ins, one line, and then nothing may keep the process alive. The server is
 * unreferenced, so only something left by the doctor could.
 */
import { createServer, type AddressInfo } from 'node:net';
import { probeBroker } from '../../../src/probes/broker/probe.ts';
import { machine } from '../../../src/probes/world.ts';
import { Reader } from '../../../src/probes/broker/codec.ts';
import type { Target } from '../../../src/settings/target.ts';

const answers: Readonly<Record<number, string>> = {
  18: '0000 00000004 00030000000c 001100000001 001200000003 002400000002 00000000',
  17: '0000 00000001 000b 4f41555448424541524552',
  3: '00000000 00000000 ffff 00000000 00000000 80000000',
};
const verdicts = ['0000 ffff 00000000 0000000000000000', '003a ffff 00000000 0000000000000000', undefined];

let turn = -1;
const server = createServer((socket) => {
  turn += 1;
  const verdict = verdicts[turn];
  socket.on('error', () => undefined);
  socket.on('data', (frame: Buffer) => {
    const header = new Reader(frame.subarray(4));
    const apiKey = header.int16();
    header.int16();
    const id = header.int32();
    const hex = apiKey === 36 ? verdict : answers[apiKey];
    if (hex === undefined) return;
    const body = Buffer.from(hex.replaceAll(' ', ''), 'hex');
    const head = Buffer.alloc(8);
    head.writeInt32BE(body.length + 4);
    head.writeInt32BE(id, 4);
    socket.write(Buffer.concat([head, body]));
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
server.unref();

const target: Target = {
  name: 'alone',
  clientAuth: 'none',
  params: {},
  confluentApiUrl: 'https://api.confluent.cloud',
  console: {},
  bootstrapServers: [`127.0.0.1:${port}`],
  extensions: {},
  securityProtocol: 'SASL_PLAINTEXT',
  saslMechanism: 'OAUTHBEARER',
  topics: [],
  groups: [],
  timeoutMs: 5000,
  connectTimeoutMs: 10_000,
  family: 0,
  allowHosts: [],
  offline: false,
  experiments: false,
};
const seen: string[] = [];
for (const verdict of verdicts) {
  // A short timeout only where no answer will come.
  const patience = verdict === undefined ? { connectTimeoutMs: 300 } : {};
  const { authenticate } = await probeBroker(
    { ...target, ...patience },
    {
      world: machine,
      signal: new AbortController().signal,
      token: Promise.resolve('t'),
      record: () => undefined,
      span: (_name, work) => work(),
    },
  );
  const { status } = authenticate;
  seen.push(status === 'observed' ? (authenticate.value.accepted ? 'accepted' : 'refused') : 'timed out');
}
console.log(seen.join(', '));

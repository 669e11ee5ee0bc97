import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { guessBrokers } from '../../../src/probes/broker/guess.ts';
import { probeBroker } from '../../../src/probes/broker/probe.ts';
import { machine, type World } from '../../../src/probes/world.ts';
import { authenticated, brokerThat, depsWith, targetOf, WELCOMING, type Script } from './_broker.ts';

const PUBLIC = 'pkc-7k2zq.us-east-1.aws.confluent.cloud';
const REFUSING: Script = { ...WELCOMING, 36: () => authenticated({ code: 58, text: 'no' }) };

/** Tries the brokers behind a bootstrap name, in a world in which all names resolve to one broker on loopback. */
async function guess(
  host: string,
  { script = REFUSING, port = 9092, lost = [] as string[], silent = [] as string[] } = {},
) {
  const broker = await brokerThat(script);
  const asked: string[] = [];
  const dialled: string[] = [];
  let isGuessing = false;
  const world: World = {
    ...machine,
    lookup: (name) => {
      asked.push(name);
      return lost.includes(name)
        ? Promise.reject(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }))
        : Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    },
    connect: (to) => {
      dialled.push(to.host);
      if (isGuessing && silent.includes(to.host)) return new Socket();
      return machine.connect({ ...to, port: broker.port });
    },
  };
  const target = targetOf(`${host}:${port}`);
  const deps = { ...depsWith(), world };
  const seen = await probeBroker(target, deps);
  for (const log of [asked, dialled, broker.heard]) log.length = 0;
  isGuessing = true;
  const guessed = await guessBrokers(seen, { ...deps, target });
  return { guessed, asked: asked.sort(), dialled: dialled.sort(), heard: broker.heard, deps };
}

describe('brokers that a refused client would contact next', () => {
  it('are tried by their usual names, with the bootstrap server as a control, without sending anything', async () => {
    const { guessed, asked, dialled, heard } = await guess(PUBLIC);
    const names = [`b0-${PUBLIC}`, `b1-${PUBLIC}`, `b2-${PUBLIC}`];
    expect(guessed).toMatchObject({
      status: 'observed',
      value: names.map((host, nodeId) => ({ nodeId, host, port: 9092 })),
    });
    const tried = [...names, PUBLIC];
    expect([asked, dialled]).toEqual([tried, tried]);
    expect(heard).toEqual([]);
  });

  it('are recorded stage by stage, including those that fail', async () => {
    const { deps } = await guess(PUBLIC, { lost: [`b1-${PUBLIC}`] });
    const [, ...tried] = deps.connections;
    expect(
      Object.fromEntries(tried.map(({ host, dns, tcp }) => [host.slice(0, 2), [dns?.ok, tcp?.ok]])),
    ).toEqual({ b0: [true, true], b1: [false, undefined], b2: [true, true] });
  });

  const NAMES = [0, 1, 2].map((node) => `b${node}-${PUBLIC}`);

  it('are silent while the bootstrap server answers, which is evidence', async () => {
    expect((await guess(PUBLIC, { silent: NAMES })).guessed.status).toBe('observed');
  });

  it('are silent as the bootstrap server is at that moment, which is none', async () => {
    const { guessed } = await guess(PUBLIC, { silent: [PUBLIC, ...NAMES] });
    expect(guessed).toEqual({
      status: 'missing',
      because: `${PUBLIC}:9092 is slow at the moment too, so silence says nothing of the brokers behind it`,
    });
  });

  it('are tried all the same where the bootstrap server alone is slow', async () => {
    expect((await guess(PUBLIC, { silent: [PUBLIC] })).guessed.status).toBe('observed');
  });

  it('are not tried once the cluster lists its own', async () => {
    const { guessed, asked } = await guess(PUBLIC, { script: WELCOMING });
    expect(guessed).toEqual({ status: 'missing', because: 'the cluster lists its brokers' });
    expect(asked).toEqual([]);
  });

  it('are not tried while the bootstrap server does not answer', async () => {
    const { guessed, asked } = await guess(PUBLIC, { script: {} });
    expect(guessed.status).toBe('missing');
    expect(asked).toEqual([]);
  });

  it.each([
    'lkc-v78yrn-ap8z93.us-east-1.aws.glb.confluent.cloud',
    'lkc-v78yrn-ap8z93.us-east-1.aws.accesspoint.glb.confluent.cloud',
    'lkc-v78yrn.us-east-1.aws.private.confluent.cloud',
    'lkc-v78yrn.domz6wj0p.us-east-1.aws.confluent.cloud',
    'pkc-7k2zq.domz6wj0p.us-east-1.aws.confluent.cloud',
    `b0-${PUBLIC}`,
    'kafka.acme.example',
    `${PUBLIC}.acme.example`,
    'localhost',
    '127.0.0.1',
  ])('have no name that can be derived from %s', async (host) => {
    const { guessed, asked } = await guess(host);
    expect(guessed.status).toBe('missing');
    expect(asked).toEqual([]);
  });

  it('have no name for a port that no cluster of Confluent uses', async () => {
    expect((await guess(PUBLIC, { port: 9093 })).guessed.status).toBe('missing');
  });
});

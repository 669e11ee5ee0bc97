import { describe, expect, it } from 'vitest';
import type { BrokerEvidence } from '../../../src/evidence/broker.ts';
import { Reader } from '../../../src/probes/broker/codec.ts';
import { probeBroker } from '../../../src/probes/broker/probe.ts';
import type { Target } from '../../../src/settings/target.ts';
import {
  apiVersions,
  authenticated,
  brokerThat,
  coordinator,
  depsWith,
  groups,
  metadata,
  targetOf,
  WELCOMING,
  type Script,
} from './_broker.ts';

const READ = 1 << 3;
const WRITE = 1 << 4;
const DESCRIBE = 1 << 8;

const valueIn = <K extends 'metadata' | 'groups'>(evidence: BrokerEvidence, step: K): unknown => {
  const observation = evidence[step];
  return observation.status === 'observed' ? observation.value : observation;
};

const probe = async (script: Script, patch: Partial<Target>) => {
  const broker = await brokerThat({ ...WELCOMING, ...script });
  const deps = depsWith();
  return { broker, deps, evidence: await probeBroker(targetOf(`127.0.0.1:${broker.port}`, patch), deps) };
};

const read = [{ name: 'orders', wanted: 'read' as const }];

describe('topics', () => {
  it("have the client's permissions, each topic once", async () => {
    const { evidence } = await probe(
      {
        3: () =>
          metadata({
            topics: [
              { name: 'orders', errorCode: 0, operations: READ | DESCRIBE },
              { name: 'secret', errorCode: 29 },
              { name: 'gone', errorCode: 3, operations: WRITE },
            ],
          }),
      },
      {
        topics: [
          ...read,
          { name: 'orders', wanted: 'write' },
          { name: 'secret', wanted: 'read' },
          { name: 'gone', wanted: 'write' },
        ],
      },
    );
    expect(valueIn(evidence, 'metadata')).toEqual({
      brokers: [],
      topics: [
        { name: 'orders', wanted: 'read', errorCode: 0, operations: ['READ', 'DESCRIBE'] },
        { name: 'orders', wanted: 'write', errorCode: 0, operations: ['READ', 'DESCRIBE'] },
        { name: 'secret', wanted: 'read', errorCode: 29 },
        { name: 'gone', wanted: 'write', errorCode: 3, operations: ['WRITE'] },
      ],
    });
  });

  it('are requested by name, without creating any', async () => {
    const { broker } = await probe({}, { topics: [...read, { name: 'orders', wanted: 'write' }] });
    const [asked] = broker.heard.filter(({ apiKey }) => apiKey === 3);
    expect(asked?.apiVersion).toBe(8);
    const body = new Reader(asked!.body);
    expect(body.array(9, () => body.string())).toEqual(['orders']);
    const [mayCreate, clusterOperations, topicOperations] = [body.boolean(), body.boolean(), body.boolean()];
    expect({ mayCreate, clusterOperations, topicOperations }).toEqual({
      mayCreate: false,
      clusterOperations: false,
      topicOperations: true,
    });
  });

  it.each([
    ['the broker is too old', { 18: () => apiVersions(0, [17, 18, 36]) }, 'UNSUPPORTED_VERSION'],
    ['the broker closes', { 3: () => 'close' as const }, 'CLOSED'],
    ['the answer is cut short', { 3: () => metadata().subarray(0, 7) }, 'MALFORMED_ANSWER'],
    ['an array claims 2^31 items', { 3: () => Buffer.from('000000007fffffff', 'hex') }, 'MALFORMED_ANSWER'],
  ])('are unknown when %s', async (_, script, code) => {
    const { evidence } = await probe(script, { topics: read });
    expect(evidence.metadata).toMatchObject({ status: 'failed', failure: { stage: 'kafka', code } });
    expect(evidence.authenticate).toMatchObject({ status: 'observed', value: { accepted: true } });
  });
});

describe('groups', () => {
  const allowed = { name: 'billing', errorCode: 0, operations: READ | DESCRIBE };

  it('are not requested when none is named', async () => {
    const { evidence, broker } = await probe({}, {});
    expect(evidence.groups).toEqual({ status: 'missing', because: 'no group was named', input: '--group' });
    expect(broker.heard.map(({ apiKey }) => apiKey)).toEqual([18, 17, 36, 3]);
  });

  it('the bootstrap server coordinates them', async () => {
    const { evidence, broker } = await probe(
      { 15: () => groups([allowed, { name: 'secret', errorCode: 30 }]) },
      { groups: ['billing', 'secret', 'billing'] },
    );
    expect(valueIn(evidence, 'groups')).toEqual([
      { name: 'billing', errorCode: 0, operations: ['READ', 'DESCRIBE'] },
      { name: 'secret', errorCode: 30 },
    ]);
    const [asked] = broker.heard.filter(({ apiKey }) => apiKey === 15);
    const body = new Reader(asked!.body);
    expect(body.array(9, () => body.string())).toEqual(['billing', 'secret']);
    expect(body.boolean()).toBe(true);
  });

  const offsets = { name: '__consumer_offsets', errorCode: 29 };
  const notHere = groups([{ name: 'billing', errorCode: 16 }]);

  it('another broker coordinates them: the client signs in there too', async () => {
    const other = await brokerThat({ ...WELCOMING, 15: () => groups([allowed]) });
    const { evidence, deps } = await probe(
      {
        3: () => metadata({ topics: [offsets] }),
        10: () => coordinator(0, '127.0.0.1', other.port),
        15: () => notHere,
      },
      { groups: ['billing'] },
    );
    expect(valueIn(evidence, 'groups')).toEqual([
      { name: 'billing', errorCode: 0, operations: ['READ', 'DESCRIBE'] },
    ]);
    expect(deps.connections.map(({ port }) => port)).toContain(other.port);
  });

  it.each([
    ['cannot be reached', { 10: () => coordinator(0, '127.0.0.1', 1) }, 16],
    ['is not told, for the group is denied', { 10: () => coordinator(30) }, 30],
  ])('their coordinator %s', async (_, script, errorCode) => {
    const { evidence } = await probe(
      { 3: () => metadata({ topics: [offsets] }), 15: () => notHere, ...script },
      { groups: ['billing'] },
    );
    expect(valueIn(evidence, 'groups')).toEqual([{ name: 'billing', errorCode }]);
  });

  it('no coordinator is looked for where that would create a topic', async () => {
    const { evidence, broker } = await probe(
      { 3: () => metadata({ topics: [{ name: '__consumer_offsets', errorCode: 3 }] }), 15: () => notHere },
      { groups: ['billing'], topics: read },
    );
    expect(valueIn(evidence, 'groups')).toEqual([{ name: 'billing', errorCode: 16 }]);
    expect(valueIn(evidence, 'metadata')).toMatchObject({ topics: [] });
    expect(broker.heard.map(({ apiKey }) => apiKey)).not.toContain(10);
  });

  it('their coordinator refuses the client', async () => {
    const other = await brokerThat({ ...WELCOMING, 36: () => authenticated({ code: 58 }) });
    const { evidence } = await probe(
      {
        3: () => metadata({ topics: [offsets] }),
        15: () => notHere,
        10: () => coordinator(0, '127.0.0.1', other.port),
      },
      { groups: ['billing'] },
    );
    expect(valueIn(evidence, 'groups')).toEqual([{ name: 'billing', errorCode: 16 }]);
  });
});

describe('the brokers that Metadata names', () => {
  it('are each tried, without sending anything', async () => {
    const other = await brokerThat(WELCOMING);
    const brokers = [
      { nodeId: 1, host: '127.0.0.1', port: other.port },
      { nodeId: 2, host: '127.0.0.1', port: 1 },
      { nodeId: 3, host: '', port: -1 },
    ];
    const { evidence, deps } = await probe({ 3: () => metadata({ brokers }) }, {});
    expect(valueIn(evidence, 'metadata')).toEqual({ brokers, topics: [] });
    const byPort = new Map(deps.connections.map((each) => [each.port, each]));
    expect(byPort.get(other.port)).toMatchObject({ tcp: { ok: true } });
    expect(byPort.get(1)).toMatchObject({ tcp: { ok: false, code: 'ECONNREFUSED' } });
    expect(byPort.has(-1)).toBe(false);
    expect(other.heard).toEqual([]);
  });

  it('are tried up to a limit', async () => {
    const brokers = Array.from({ length: 200 }, (_, nodeId) => ({
      nodeId,
      host: '127.0.0.1',
      port: 1 + nodeId,
    }));
    const { deps } = await probe({ 3: () => metadata({ brokers }) }, {});
    expect(deps.connections.length).toBeLessThan(20);
  });
});

// @module-tag hostile/destinations
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { first } from '../../src/lab/scenarios/confluent.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import { startLab } from '../../src/lab/start.ts';
import { hostPolicy } from '../../src/probes/hosts.ts';
import { observer } from '../../src/probes/observe.ts';
import { machine, type World } from '../../src/probes/world.ts';
import { probeBroker } from '../../src/probes/broker/probe.ts';
import {
  brokerThat,
  coordinator,
  depsWith,
  groups,
  metadata,
  targetOf as brokerTarget,
  WELCOMING,
} from './broker/_broker.ts';
import { clientOf, httpServer, httpsServer, targetOf } from './_servers.ts';

const PUBLIC = '8.8.4.4';
const vouched = (url: string) =>
  ({ url, purpose: 'vouched', keeper: 'identity-provider', what: 'key set' }) as const;

/**
 * A world whose resolver returns one answer after the other for the keys' host, and in which one port here serves every
 * address.
 */
const rebinding = (answers: readonly string[], port: number) => {
  const dialled: string[] = [];
  let asked = 0;
  const world: World = {
    ...machine,
    lookup: (host) => {
      if (host !== 'keys.acme.example') return Promise.resolve([{ address: PUBLIC, family: 4 }]);
      const address = answers[Math.min(asked, answers.length - 1)]!;
      asked += 1;
      return Promise.resolve([{ address, family: address.includes(':') ? 6 : 4 }]);
    },
    connect: ({ address }) => {
      dialled.push(address);
      return connect({ host: '127.0.0.1', port });
    },
  };
  return { world, dialled };
};

describe('a server that another server names', () => {
  it('is not connected to at an address of this machine', async () => {
    const served = await httpsServer(() => ({ body: { keys: [] } }));
    const client = await clientOf({ policy: hostPolicy(targetOf(), machine) });
    for (const host of ['localhost', '127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0.0.0.0']) {
      const seen = await client.send(vouched(`https://${host}:8443/jwks`));
      expect(seen, host).toMatchObject({
        status: 'failed',
        failure: {
          stage: 'refused-by-us',
          code: 'PRIVATE_ADDRESS',
          message: expect.stringMatching(/--allow-host .* adds it\. Confluent cannot reach/) as string,
        },
      });
    }
    expect(served.connections()).toBe(0);
    expect(client.connections[0]).toMatchObject({
      host: 'localhost',
      dns: { ok: true },
      tcp: { ok: false, code: 'PRIVATE_ADDRESS' },
    });
  });

  it('is connected to there when --allow-host names it', async () => {
    const served = await httpsServer(() => ({ body: { keys: [] } }));
    const { host } = new URL(served.url);
    const client = await clientOf({ policy: hostPolicy(targetOf({ allowHosts: [host] }), machine) });
    expect(await client.send(vouched(`${served.url}/jwks`))).toMatchObject({ status: 'observed' });
  });

  it('is connected to at the address that was checked, even if its name then changes', async () => {
    const served = await httpsServer(() => ({ body: { keys: [] } }), {
      wish: { names: ['keys.acme.example'] },
    });
    const { world, dialled } = rebinding([PUBLIC, '127.0.0.1', '169.254.169.254'], served.port);
    const client = await clientOf({ world, policy: hostPolicy(targetOf(), world) });
    expect(await client.send(vouched('https://keys.acme.example/jwks'))).toMatchObject({
      status: 'observed',
    });
    expect(dialled).toEqual([PUBLIC]);
  });

  it('is checked again before a refused certificate is examined', async () => {
    const served = await httpsServer(() => ({}), { wish: { names: ['other.example'] } });
    const { world, dialled } = rebinding([PUBLIC, '127.0.0.1'], served.port);
    const client = await clientOf({ world, policy: hostPolicy(targetOf(), world) });
    expect(await client.send(vouched('https://keys.acme.example/jwks'))).toMatchObject({
      status: 'failed',
      failure: { stage: 'tls' },
    });
    expect(dialled).toEqual([PUBLIC]);
  });

  it('is not reached through a redirect', async () => {
    const inside = await httpServer(() => ({ body: 'secret' }));
    const served = await httpsServer(() => ({ status: 302, headers: { location: inside.url } }), {
      wish: { names: ['keys.acme.example'] },
    });
    const { world } = rebinding([PUBLIC], served.port);
    const client = await clientOf({ world, policy: hostPolicy(targetOf(), world) });
    expect(await client.send(vouched('https://keys.acme.example/jwks'))).toMatchObject({
      value: { answer: { status: 302 } },
    });
    expect(inside.connections()).toBe(0);
  });

  it.each(['127.0.0.1', '[fd00:ec2::254]', 'metadata.google.internal', 'vault'])(
    'is not requested through a proxy, which would resolve its name: %s',
    async (host) => {
      const proxy = await httpServer(() => ({}));
      const client = await clientOf({
        policy: hostPolicy(targetOf(), machine),
        route: () => ({ proxy: { host: '127.0.0.1', port: proxy.port } }),
      });
      expect(await client.send(vouched(`https://${host}/jwks`))).toMatchObject({
        failure: { stage: 'refused-by-us', code: 'PRIVATE_ADDRESS' },
      });
      expect(proxy.connections()).toBe(0);
    },
  );
});

const inTheLab = async (arrange: (settings: LabSettings) => void): Promise<Evidence> => {
  const lab = await startLab([], { arrange });
  onTestFinished(() => lab.close());
  const eye = observer(lab.target, { world: lab.world });
  onTestFinished(() => eye.close());
  return eye.observe();
};

describe('a run', () => {
  it('does not contact an internal key URL, and says that Confluent cannot either', async () => {
    const seen = await inTheLab((settings) => {
      settings.network.addresses['keys.acme.example'] = ['10.20.0.7'];
      settings.idp.otherKeySets['https://keys.acme.example/jwks.json'] = settings.idp.keys;
      const { provider } = first(settings.confluent);
      provider.jwks_uri = 'https://keys.acme.example/jwks.json';
      provider.cachedKids = ['an-older-key'];
    });
    expect(seen.jwks.byProvider).toMatchObject({
      status: 'failed',
      failure: { stage: 'refused-by-us', code: 'PRIVATE_ADDRESS' },
    });
    const { rootCauses } = diagnose(seen);
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual(['jwks/unreachable-from-confluent']);
    expect(JSON.stringify(rootCauses)).toContain(
      'keys.acme.example leads to 10.20.0.7, an address of a private network',
    );
  });

  it('does not contact a metadata service that a discovery document names, and is otherwise healthy', async () => {
    const seen = await inTheLab((settings) => {
      settings.idp.discovery['jwks_uri'] = 'https://169.254.169.254/latest/meta-data';
    });
    expect(seen.jwks.byDiscovery).toMatchObject({ failure: { stage: 'refused-by-us' } });
    const { verdict, notices } = diagnose(seen);
    expect(verdict).toBe('healthy');
    expect(notices.map(({ id }) => id)).toEqual(['discovery/jwks-host-internal']);
    expect(JSON.stringify(notices)).toContain('169.254.169.254 is an address of the local link');
  });

  it('does not report an error for a request that it did not make', async () => {
    const seen = await inTheLab((settings) => {
      settings.idp.discovery['jwks_uri'] = 'https://keys.acme.example:2375/';
    });
    expect(seen.jwks.byDiscovery).toMatchObject({ failure: { code: 'PORT_NOT_NAMED' } });
    expect(diagnose(seen).verdict).toBe('healthy');
  });
});

describe('a broker that another broker names', () => {
  const GROUPS = [{ name: 'billing', errorCode: 16 }];
  const OFFSETS = { topics: [{ name: '__consumer_offsets', errorCode: 0 }] };

  it('does not get the token unencrypted unless the target asks for that', async () => {
    const thief = await brokerThat(WELCOMING);
    const broker = await brokerThat({
      ...WELCOMING,
      3: () => metadata(OFFSETS),
      10: () => coordinator(0, 'localhost', thief.port),
      15: () => groups(GROUPS),
    });
    const target = brokerTarget(`127.0.0.1:${broker.port}`, { groups: ['billing'] });
    expect((await probeBroker(target, depsWith())).groups).toMatchObject({
      status: 'failed',
      failure: { stage: 'refused-by-us', code: 'PLAINTEXT_NOT_NAMED' },
    });
    expect(thief.heard).toEqual([]);
    await probeBroker({ ...target, allowHosts: ['localhost'] }, depsWith());
    expect(thief.heard).not.toEqual([]);
  });

  it('is not connected to at a private address while the target is on the internet', async () => {
    const inside = await brokerThat(WELCOMING);
    const broker = await brokerThat({
      ...WELCOMING,
      3: () => metadata({ ...OFFSETS, brokers: [{ nodeId: 1, host: '127.0.0.1', port: inside.port }] }),
      10: () => coordinator(0, '127.0.0.1', inside.port),
      15: () => groups(GROUPS),
    });
    const { world } = rebinding([PUBLIC], broker.port);
    const dialled: string[] = [];
    const recorded: World = {
      ...world,
      connect: (to) => {
        dialled.push(to.address);
        return world.connect(to);
      },
    };
    const deps = { ...depsWith(), world: recorded };
    const seen = await probeBroker(
      brokerTarget('pkc-1.example:9092', { groups: ['billing'], allowHosts: [] }),
      deps,
    );
    expect(seen.metadata.status).toBe('observed');
    expect(seen.groups).toMatchObject({ status: 'failed', failure: { stage: 'refused-by-us' } });
    expect(dialled).toEqual([PUBLIC]);
    expect(deps.connections.at(-1)).toMatchObject({ tcp: { ok: false, code: 'PRIVATE_ADDRESS' } });
  });
});

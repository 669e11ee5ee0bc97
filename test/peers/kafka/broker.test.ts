import { describe, expect, inject, it } from 'vitest';
import type { BrokerEvidence } from '../../../src/evidence/broker.ts';
import type { Connection } from '../../../src/evidence/connection.ts';
import { probeBroker } from '../../../src/probes/broker/probe.ts';
import { machine } from '../../../src/probes/world.ts';
import type { Target } from '../../../src/settings/target.ts';
import { soundClient, tokenFor } from '../_client.ts';
import { RESOURCES } from '../oidc-provider/_names.ts';
import { SESSION_MS } from './_properties.ts';

const probe = async (patch: Partial<Target> = {}, resource: string = RESOURCES.kafka) => {
  const connections: Connection[] = [];
  const evidence = await probeBroker(
    { ...soundClient(), ...patch },
    {
      world: machine,
      signal: AbortSignal.timeout(20_000),
      token: tokenFor(resource),
      record: (connection) => void connections.push(connection),
      span: (_, work) => work(),
    },
  );
  return { evidence, connections };
};

const seen = (
  evidence: BrokerEvidence,
  step: 'handshake' | 'authenticate' | 'metadata' | 'groups',
): unknown => {
  const observation = evidence[step];
  return observation.status === 'observed' ? observation.value : observation;
};

describe('Apache Kafka', () => {
  it('admits a correct client, and says for how long', async () => {
    const { evidence, connections } = await probe();
    expect(seen(evidence, 'handshake')).toEqual({ errorCode: 0, mechanisms: ['OAUTHBEARER'] });
    expect(seen(evidence, 'authenticate')).toMatchObject({ accepted: true, errorCode: 0 });
    const lifetime =
      evidence.authenticate.status === 'observed' ? evidence.authenticate.value.sessionLifetimeMs : 0;
    expect(lifetime).toBeGreaterThan(3_000_000);
    expect(lifetime).toBeLessThanOrEqual(3_600_000);
    expect(connections[0]).toMatchObject({ dns: { ok: true }, tcp: { ok: true }, tls: { ok: true } });
  });

  it('ends a session before its token (KIP-368)', async () => {
    const { evidence } = await probe({ bootstrapServers: [inject('peers').listeners.brief] });
    expect(seen(evidence, 'authenticate')).toMatchObject({ accepted: true, sessionLifetimeMs: SESSION_MS });
  });

  it("lists the client's permissions", async () => {
    const { evidence } = await probe({
      topics: [
        { name: 'orders', wanted: 'read' },
        { name: 'orders', wanted: 'write' },
        { name: 'payroll', wanted: 'read' },
      ],
      groups: ['billing', 'audit'],
    });
    expect(seen(evidence, 'metadata')).toMatchObject({
      brokers: [{ nodeId: 1, host: 'localhost' }],
      topics: [
        { name: 'orders', wanted: 'read', errorCode: 0, operations: ['READ', 'DESCRIBE'] },
        { name: 'orders', wanted: 'write', errorCode: 0, operations: ['READ', 'DESCRIBE'] },
        { name: 'payroll', wanted: 'read', errorCode: 29 },
      ],
    });
    expect(seen(evidence, 'groups')).toMatchObject([{ name: 'billing' }, { name: 'audit', errorCode: 30 }]);
  });

  it.each([
    [
      'whose issuer it knows with another ending',
      () => ({ bootstrapServers: [inject('peers').listeners.slashedIssuer] }),
      RESOURCES.kafka,
    ],
    [
      'whose key is newer than its copy',
      () => ({ bootstrapServers: [inject('peers').listeners.oldKeys] }),
      RESOURCES.kafka,
    ],
    ['that is for somebody else', () => ({}), RESOURCES.billing],
    ['that is too old', () => ({}), RESOURCES.yesterday],
  ])('refuses a token %s with the challenge of RFC 7628', async (_, patch, resource) => {
    const { evidence } = await probe(patch(), resource);
    expect(seen(evidence, 'authenticate')).toEqual({
      accepted: false,
      errorCode: 58,
      errorMessage: '{"status":"invalid_token"}',
      challenge: '{"status":"invalid_token"}',
      sessionLifetimeMs: 0,
    });
  });

  it('refuses an invalid first message with its generic text', async () => {
    const { evidence } = await probe({ extensions: { identity_pool_id: 'pool-1' } });
    expect(seen(evidence, 'authenticate')).toMatchObject({
      accepted: false,
      errorCode: 58,
      errorMessage:
        'Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER',
    });
  });

  it('offers another mechanism on another port', async () => {
    const { evidence } = await probe({ bootstrapServers: [inject('peers').listeners.plain] });
    expect(seen(evidence, 'handshake')).toEqual({ errorCode: 33, mechanisms: ['PLAIN'] });
    expect(evidence.authenticate.status).toBe('missing');
  });

  it('is not listening', async () => {
    const { evidence, connections } = await probe({ bootstrapServers: [inject('peers').listeners.closed] });
    expect(evidence.apiVersions).toMatchObject({
      status: 'failed',
      failure: { stage: 'tcp', code: 'ECONNREFUSED' },
    });
    expect(connections).toHaveLength(1);
  });

  it('is contacted without TLS where it requires TLS', async () => {
    const { evidence } = await probe({ securityProtocol: 'SASL_PLAINTEXT' });
    expect(evidence.apiVersions).toMatchObject({
      status: 'failed',
      failure: { stage: 'kafka', code: 'SPEAKS_TLS' },
    });
  });
});

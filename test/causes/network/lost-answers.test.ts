import { afterEach, describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { examine } from '../../../src/doctor/examine.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { failed } from '../../../src/evidence/observation.ts';
import { presumeConnection } from '../../../src/repair/amend.ts';
import { supersede } from '../../../src/repair/supersede.ts';
import { startLab } from '../../../src/lab/start.ts';
import type { Lab } from '../../../src/lab/lab.ts';
import { brokerRefuses, GENERIC_REFUSAL, given, IDP, JWKS_URI, NOW } from '../../given.ts';

let lab: Lab | undefined;
afterEach(async () => lab?.close());

const diagnosed = async (...ids: readonly string[]) => {
  lab = await startLab(ids);
  return (await examine(lab.target, { world: lab.world })).diagnosis;
};

/* One connection to the identity provider carries the token, the discovery document and the keys. */
describe('a connection to the identity provider that fails', () => {
  it.each([
    'network/dns-idp-nxdomain',
    'network/dns-no-address-of-family',
    'network/tcp-idp-blocked',
    'network/tls-cert-expired',
    'network/tls-cert-not-yet-valid',
    'network/tls-missing-intermediate',
    'network/tls-name-mismatch',
    'network/tls-private-ca-idp',
  ])('is the one finding: %s', async (id) => {
    const { rootCauses, notices } = await diagnosed(id);
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual([id]);
    expect(notices.filter(({ check }) => /^(?:discovery|jwks)\//.test(check))).toEqual([]);
  });

  it('does not explain why the broker refuses the token of a client that got one', () => {
    const refused = given(brokerRefuses(GENERIC_REFUSAL));
    const unreachable: Evidence = {
      ...refused,
      jwks: { ...refused.jwks, byProvider: failed(RESET, JWKS_URI, NOW) },
    };
    const { broker, jwks } = supersede(unreachable, presumeConnection(unreachable, IDP));
    expect(jwks.byProvider.status).toBe('missing');
    expect(broker.authenticate).toEqual(refused.broker.authenticate);
  });
});

const RESET = { stage: 'tcp', code: 'ECONNRESET', message: 'read ECONNRESET' } as const;

describe('a proxy or an interceptor that also stops the request to Confluent', () => {
  it.each([
    'network/tcp-proxy-auth',
    'network/tcp-proxy-refuses',
    'network/tcp-proxy-unreachable',
    'network/tls-intercepted',
  ])('is the one finding: %s', async (id) => {
    const { rootCauses, notices } = await diagnosed(id);
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual([id]);
    expect(notices).toEqual([]);
  });
});

describe('a fix that makes another check hold, too', () => {
  it.each(['jwks/kid-missing-in-key', 'token/endpoint-not-found', 'token/redirected'])(
    'leaves no warning about the same fault: %s',
    async (id) => {
      const { rootCauses, notices } = await diagnosed(id);
      expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual([id]);
      expect(notices).toEqual([]);
    },
  );
});

describe('a warning that no cause explains', () => {
  it('says that the title of its check does not hold', () => {
    const evidence = given();
    const { notices } = diagnose({
      ...evidence,
      confluent: { ...evidence.confluent, providers: failed(RESET, 'api.confluent.cloud', NOW) },
    });
    expect(notices.find(({ check }) => check === 'provider/can-be-read')?.title).toMatch(
      /^Check not passed: /,
    );
  });
});

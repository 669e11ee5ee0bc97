import { describe, expect, it } from 'vitest';
import { diagnose, experimentsFor } from '../../src/diagnosis/diagnose.ts';
import { orderedChecks } from '../../src/diagnosis/model.ts';
import { amendClaims, amendClient } from '../../src/repair/amend.ts';
import { failed, mapObserved, observed } from '../../src/evidence/observation.ts';
import { atUnknown, refuses } from '../causes/token/_answers.ts';
import { supersede } from '../../src/repair/supersede.ts';
import {
  BOOTSTRAP,
  brokerRefuses,
  brokerStops,
  client,
  given,
  noBrokerNamed,
  NOW,
  pool,
  provider,
  stsAnswers,
  withoutApiKey,
  type Change,
} from '../given.ts';

const ids = (findings: readonly { suspect: { cause: { id: string } } }[]): readonly string[] =>
  findings.map(({ suspect }) => suspect.cause.id);

const NO_SLASH = provider({ issuer: 'https://acme.auth0.com' });

/** A topic that the pool may see but not read. */
const topicDenied: Change = (e) => ({
  ...e,
  broker: {
    ...e.broker,
    metadata: mapObserved(e.broker.metadata, (metadata) => ({
      ...metadata,
      topics: [{ name: 'orders', wanted: 'read', errorCode: 29 }],
    })),
  },
});

const advertisedUnreachable: Change = (e) => {
  const [authority] = Object.keys(e.connections).filter((each) => each.startsWith('b0-'));
  const connection = e.connections[authority ?? '']!;
  return {
    ...e,
    connections: {
      ...e.connections,
      [authority!]: {
        ...connection,
        dns: { ok: false, code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND', tookMs: 3 },
      },
    },
  };
};

describe('a healthy run', () => {
  const diagnosis = diagnose(given());

  it('is healthy, without a single failing or warning check', () => {
    expect(diagnosis.checks.filter(({ status }) => status === 'fail' || status === 'warn')).toEqual([]);
    expect(diagnosis.verdict).toBe('healthy');
    expect(diagnosis.rootCauses).toEqual([]);
    expect(diagnosis.model).toEqual({
      predicted: 'accept',
      observed: 'accept',
      decidedBy: 'broker',
      agree: true,
      refuted: [],
    });
  });
});

describe('a root cause', () => {
  const diagnosis = diagnose(given(NO_SLASH, brokerRefuses()));

  it('is the one whose repair makes the model admit the client', () => {
    expect(ids(diagnosis.rootCauses)).toEqual(['jwt/iss-trailing-slash']);
    expect(diagnosis.rootCauses[0]?.predicted).toBe('accept');
    expect(diagnosis.verdict).toBe('unhealthy');
  });

  it("has the broker's refusal among its symptoms, found by computing", () => {
    expect(diagnosis.rootCauses[0]?.symptoms).toEqual(['jwt/issuer-is-providers', 'sasl/client-is-let-in']);
  });

  it('is likely when the broker refused as the model predicts, and only possible when no broker was asked', () => {
    expect(diagnosis.rootCauses[0]?.confidence).toBe('likely');
    const unasked: Change = (e) => ({
      ...e,
      broker: { ...e.broker, authenticate: { status: 'missing', because: 'offline' } },
    });
    expect(diagnose(given(NO_SLASH, unasked)).rootCauses[0]?.confidence).toBe('possible');
  });
});

describe('two independent faults', () => {
  it('are two root causes, each with its own symptoms', () => {
    const diagnosis = diagnose(given(topicDenied, advertisedUnreachable));
    expect(ids(diagnosis.rootCauses)).toEqual([
      'network/dns-bootstrap-ok-broker-names-fail',
      'authorization/topic-denied',
    ]);
    expect(diagnosis.rootCauses.map(({ symptoms }) => symptoms)).toEqual([
      ['broker/advertised-are-reachable'],
      ['authorization/topics-are-permitted'],
    ]);
  });

  it('do not hide each other', () => {
    const deniedToo: Change = (e) => ({
      ...e,
      broker: { ...e.broker, groups: observed([{ name: 'billing', errorCode: 30 }], BOOTSTRAP, NOW) },
    });
    const diagnosis = diagnose(given(topicDenied, deniedToo));
    expect(ids(diagnosis.rootCauses)).toEqual(['authorization/group-denied', 'authorization/topic-denied']);
    expect(diagnosis.rootCauses.map(({ symptoms }) => symptoms)).toEqual([
      ['authorization/groups-are-permitted'],
      ['authorization/topics-are-permitted'],
    ]);
  });
});

describe('a fault hidden by another fault', () => {
  it('is named too when the first repair makes it visible', () => {
    // The filter tests the registered issuer, so both places have to be fixed.
    const filter = pool({ filter: 'claims.iss == "https://acme.auth0.com"' });
    const diagnosis = diagnose(given(NO_SLASH, filter, brokerRefuses()));
    expect(ids(diagnosis.rootCauses)).toEqual(['jwt/iss-trailing-slash', 'pool/filter-iss-stale']);
    expect(diagnosis.unexplained).toEqual([]);
  });

  it('comes after the one that stops the client first, where neither is certain', () => {
    const malformed = pool({ filter: 'claims.aud == ' });
    const diagnosis = diagnose(given(malformed, atUnknown, refuses(401, 'invalid_client')));
    expect(ids(diagnosis.rootCauses)).toEqual(['token/wrong-secret', 'pool/filter-syntax']);
  });

  it('is not called unexplained when too many faults come before it', () => {
    const diagnosis = diagnose(
      given(
        client({
          bootstrapServers: [`SASL_SSL://${BOOTSTRAP}`],
          securityProtocol: 'SSL',
          saslMechanism: 'PLAIN',
          tokenEndpoint: 'acme.auth0.com/oauth/token',
          extensions: { logical_cluster: 'lkc-orders1' },
        }),
        topicDenied,
        NO_SLASH,
      ),
    );
    expect(diagnosis.rootCauses.length).toBe(4);
    expect(diagnosis.unexplained).toEqual([]);
  });

  it("does not implicate Confluent's state: a broken bootstrap address does not explain a refusal", () => {
    const prefixed = client({ bootstrapServers: [`SASL_SSL://${BOOTSTRAP}`] });
    const diagnosis = diagnose(given(prefixed, brokerRefuses()));
    expect(ids(diagnosis.rootCauses)).toEqual(['config/bootstrap-scheme-prefix']);
    expect(diagnosis.refusal?.cause.id).toBe('sasl/generic-token-rejected');
  });
});

const withoutCluster: Change = (e) => {
  const { logicalCluster: _, ...rest } = e.client;
  return { ...e, client: { ...rest, extensions: {} } };
};

describe('the order of root causes', () => {
  it('is confirmed, then likely, then possible', () => {
    const diagnosis = diagnose(
      given(withoutCluster, brokerStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED', chain: [{}] })),
    );
    const order = ['confirmed', 'likely', 'possible'];
    const ranks = diagnosis.rootCauses.map(({ confidence }) => order.indexOf(confidence));
    expect(ranks.length).toBeGreaterThan(1);
    expect(ranks).toEqual(ranks.toSorted());
  });
});

describe('the model against reality', () => {
  it('a refusal that the model predicted and the broker did not give is a defect of the model, without an alarm', () => {
    const diagnosis = diagnose(given(NO_SLASH));
    expect(diagnosis.verdict).toBe('healthy');
    expect(diagnosis.rootCauses).toEqual([]);
    expect(diagnosis.model).toEqual({
      predicted: 'jwt/issuer-is-providers',
      observed: 'accept',
      decidedBy: 'broker',
      agree: false,
      refuted: ['jwt/issuer-is-providers'],
    });
  });

  it('a refusal without a known reason is not a root cause: it is inconclusive, with what to look up', () => {
    const diagnosis = diagnose(given(brokerRefuses()));
    expect(diagnosis.model).toMatchObject({ predicted: 'accept', observed: 'reject', agree: false });
    expect(diagnosis.verdict).toBe('inconclusive');
    expect(diagnosis.rootCauses).toEqual([]);
    expect(diagnosis.refusal?.cause.id).toBe('sasl/generic-token-rejected');
    expect(diagnosis.questions.map(({ id }) => id)).toContain('confluent/audit-log');
  });

  it('an RFC 7628 challenge is a refusal although its error code is 0', () => {
    const challenged: Change = (e) => ({
      ...e,
      broker: {
        ...e.broker,
        authenticate: observed(
          { accepted: false, errorCode: 0, challenge: '{"status":"invalid_token"}', sessionLifetimeMs: 0 },
          BOOTSTRAP,
          NOW,
        ),
      },
    });
    expect(diagnose(given(challenged)).model.observed).toBe('reject');
  });
});

describe("Confluent's STS, where there is no broker to ask", () => {
  const refused = { status: 400, accepted: false, error: 'invalid_request', description: 'is invalid' };
  const failing = (...changes: readonly Change[]) =>
    diagnose(given(...changes))
      .checks.filter(({ status }) => status === 'fail')
      .map(({ id, because }) => `${id}: ${because}`);

  it('decides whether the client is healthy', () => {
    expect(diagnose(given(noBrokerNamed, stsAnswers({ status: 200, accepted: true }))).verdict).toBe(
      'healthy',
    );
  });

  it('has its refusal among the symptoms of what it judged', () => {
    const { rootCauses, unexplained } = diagnose(given(noBrokerNamed, NO_SLASH, stsAnswers(refused)));
    expect(ids(rootCauses)).toEqual(['jwt/iss-trailing-slash']);
    expect(rootCauses[0]?.symptoms).toEqual(['jwt/issuer-is-providers', 'pool/sts-takes-the-token']);
    expect(unexplained).toEqual([]);
  });

  it('leaves the reason open when everything observed is right', () => {
    expect(failing(noBrokerNamed, stsAnswers(refused))).toEqual([
      'pool/sts-takes-the-token: the STS answered 400 invalid_request: is invalid',
    ]);
    const { rootCauses, verdict, refusal } = diagnose(given(noBrokerNamed, stsAnswers(refused)));
    expect([verdict, rootCauses]).toEqual(['inconclusive', []]);
    expect(refusal?.cause.id).toBe('pool/refused-by-sts');
  });

  it('does not count when the client has a broker, or when it gives no reason', () => {
    expect(failing(stsAnswers(refused))).toEqual([]);
    expect(failing(noBrokerNamed, stsAnswers({ status: 403, accepted: false }))).toEqual([]);
  });

  it('keeps its refusal when a repair changes nothing that it judged', () => {
    const before = given(noBrokerNamed, stsAnswers(refused));
    const named = supersede(before, amendClient(before, { logicalCluster: 'lkc-other' }));
    expect(named.confluent.sts).toBe(before.confluent.sts);
    const pooled = supersede(before, amendClient(before, { poolId: 'pool-other' }));
    expect(pooled.confluent.sts.status).toBe('missing');
  });
});

describe("a broker's refusal", () => {
  const before = given(brokerRefuses());

  it("is withdrawn when a repair changes the client's message", () => {
    for (const patch of [
      { logicalCluster: 'lkc-other' },
      { poolId: 'pool-other' },
      { extensions: { logicalCluster: 'lkc-other' } },
      { authorizationIdentity: 'other' },
    ]) {
      expect(supersede(before, amendClient(before, patch)).broker.authenticate.status).toBe('missing');
    }
    expect(supersede(before, amendClaims(before, { iss: 'x' })).broker.authenticate.status).toBe('missing');
  });

  it('is kept when a repair changes what the broker never saw, and an acceptance is always kept', () => {
    const { authenticate } = supersede(before, amendClient(before, { name: 'other' })).broker;
    expect(authenticate).toBe(before.broker.authenticate);
    const healthy = given();
    expect(supersede(healthy, amendClaims(healthy, { iss: 'x' })).broker).toBe(healthy.broker);
  });
});

describe('what could not be observed', () => {
  it('is unknown, names the input that would settle it, and leaves a healthy verdict healthy', () => {
    const diagnosis = diagnose(given(withoutApiKey));
    expect(diagnosis.verdict).toBe('healthy');
    const settles = diagnosis.missing.find(({ input }) => input === '--confluent-api-key-env')?.wouldSettle;
    expect(settles).toContain('jwt/issuer-is-providers');
  });

  it('is inconclusive when no broker was asked', () => {
    const unasked: Change = (e) => ({
      ...e,
      broker: {
        apiVersions: {
          status: 'missing',
          because: 'no bootstrap server was given',
          input: '--bootstrap-server',
        },
        handshake: {
          status: 'missing',
          because: 'no bootstrap server was given',
          input: '--bootstrap-server',
        },
        authenticate: {
          status: 'missing',
          because: 'no bootstrap server was given',
          input: '--bootstrap-server',
        },
        metadata: {
          status: 'missing',
          because: 'no bootstrap server was given',
          input: '--bootstrap-server',
        },
        groups: { status: 'missing', because: 'no bootstrap server was given', input: '--bootstrap-server' },
      },
    });
    const diagnosis = diagnose(given(unasked));
    expect(diagnosis.verdict).toBe('inconclusive');
    expect(diagnosis.missing.map(({ input }) => input)).toContain('--bootstrap-server');
  });

  it('never makes a later check fail', () => {
    const noToken: Change = (e) => ({
      ...e,
      token: {
        answer: failed(
          { stage: 'tcp', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' },
          'token endpoint',
          NOW,
        ),
        jwt: { status: 'missing', because: 'there is no token' },
        signature: { status: 'missing', because: 'there is no token' },
      },
    });
    const diagnosis = diagnose(given(noToken));
    const jwtChecks = diagnosis.checks.filter(({ id }) => id.startsWith('jwt/'));
    expect(new Set(jwtChecks.map(({ status }) => status))).toEqual(new Set(['unknown']));
  });
});

describe('experiments', () => {
  it('are requested for suspects without a result', () => {
    const wrongCluster =
      'Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed';
    // The API shows lkc-orders1 behind this bootstrap server, and the client names another.
    const other = { logicalCluster: 'lkc-billing9', identityPoolId: 'pool-orders' };
    const evidence = given(
      client({ logicalCluster: 'lkc-billing9', extensions: other }),
      brokerRefuses(wrongCluster),
    );
    expect(experimentsFor(evidence)).toEqual([
      expect.objectContaining({ kind: 'sign-in', key: 'sign-in with logicalCluster lkc-orders1' }),
    ]);
    const answered = {
      ...evidence,
      experiments: {
        'sign-in with logicalCluster lkc-orders1': observed(
          { kind: 'sign-in' as const, succeeded: true, saw: 'the broker let the client in' },
          BOOTSTRAP,
          NOW,
        ),
      },
    };
    expect(experimentsFor(answered)).toEqual([]);
    expect(diagnose(answered).rootCauses[0]).toMatchObject({
      confidence: 'confirmed',
      experiment: { saw: 'the broker let the client in' },
    });
  });
});

describe('checks', () => {
  it('have unique ids', () => {
    expect(new Set(orderedChecks.map(({ id }) => id)).size).toBe(orderedChecks.length);
  });
});

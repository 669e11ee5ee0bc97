import { describe, expect, it } from 'vitest';
import type { LabSettings } from '../../src/lab/settings.ts';
import { EXTENSIONS, inLab, tokenIn } from './_clients.ts';
import { firstMessage, onWire, Wire } from './_wire.ts';

const GENERIC =
  'Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER';
const CHALLENGE = '{"status":"invalid_token"}';

describe('sign-in to Confluent Cloud', () => {
  it(
    'succeeds with empty bytes, an empty message, and the remaining lifetime of the token',
    onWire(undefined, async (wire, token) => {
      await wire.handshake();
      const answer = (await wire.authenticate(firstMessage(token, EXTENSIONS)))!;
      expect(answer).toMatchObject({ error: 0, message: '', authBytes: '' });
      expect(answer.lifetimeMs).toBeGreaterThan(86_000_000);
      expect(answer.lifetimeMs).toBeLessThanOrEqual(86_400_000);
    }),
  );

  it.each<[string, Record<string, string>]>([
    [
      'extension names in any case, and others besides',
      { LogicalCluster: 'lkc-orders1', identitypoolid: 'pool-orders', traceId: '7' },
    ],
    ['no pool, when a filter matches', { logicalCluster: 'lkc-orders1' }],
  ])('accepts %s', (_, extensions) =>
    onWire(undefined, async (wire, token) => {
      await wire.handshake();
      expect(await wire.authenticate(firstMessage(token, extensions))).toMatchObject({
        error: 0,
        authBytes: '',
      });
    })(),
  );

  it.each<[string, Record<string, string>, string]>([
    [
      'no logical cluster',
      { identityPoolId: 'pool-orders' },
      'Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY',
    ],
    [
      'another logical cluster',
      { ...EXTENSIONS, logicalCluster: 'lkc-other' },
      'Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed',
    ],
    ['an unknown pool', { ...EXTENSIONS, identityPoolId: 'pool-typo' }, GENERIC],
    ['one unknown pool of two', { ...EXTENSIONS, identityPoolId: 'pool-orders,pool-typo' }, GENERIC],
    ['an empty value', { ...EXTENSIONS, identityPoolId: '' }, GENERIC],
    ['an underscore in a name', { logicalCluster: 'lkc-orders1', identity_pool_id: 'pool-orders' }, GENERIC],
  ])('refuses %s', (_, extensions, message) =>
    onWire(undefined, async (wire, token) => {
      await wire.handshake();
      expect(await wire.authenticate(firstMessage(token, extensions))).toEqual({
        error: 58,
        message,
        authBytes: '',
        lifetimeMs: 0,
      });
      expect(await wire.frame()).toBeUndefined();
    })(),
  );

  it.each<[string, (token: string) => string]>([
    ['a newline after the token', (token) => firstMessage(`${token}\n`, EXTENSIONS)],
    ['a second Bearer', (token) => firstMessage(`Bearer ${token}`, EXTENSIONS)],
    ['no token at all', () => 'n,,\x01logicalCluster=lkc-orders1\x01\x01'],
    ["kafkajs's stray quote before the authzid", (token) => firstMessage(token, EXTENSIONS, 'n,"a=me,')],
    ['a token of nobody', () => firstMessage('not-a-jwt', EXTENSIONS)],
  ])('refuses %s, without a reason', (_, message) =>
    onWire(undefined, async (wire, token) => {
      await wire.handshake();
      expect(await wire.authenticate(message(token))).toMatchObject({ error: 58, message: GENERIC });
    })(),
  );

  const bends: readonly [string, (lab: LabSettings) => void][] = [
    [
      'an issuer without its slash at the provider',
      ({ confluent }) => {
        confluent.providers[0]!.issuer = 'https://acme.auth0.com';
      },
    ],
    [
      'a provider that the broker does not know yet',
      ({ confluent }) => {
        confluent.providers[0]!.atBroker = false;
      },
    ],
    [
      'a provider that is switched off',
      ({ confluent }) => {
        confluent.providers[0]!.deactivated = true;
      },
    ],
    [
      'a key that Confluent does not hold',
      ({ confluent }) => {
        confluent.providers[0]!.cachedKids = ['older'];
      },
    ],
    [
      'a key with the right name and other material',
      ({ idp, confluent }) => {
        idp.keys = [{ kid: 'same', material: 'new' }];
        confluent.providers[0]!.cachedKids = ['same'];
      },
    ],
    [
      'keys that Confluent could not fetch',
      ({ idp }) => {
        idp.canned.jwks = { status: 403, body: 'blocked' };
      },
    ],
    [
      'a key of another type',
      ({ idp }) => {
        idp.keys = [{ kid: 'ec', kty: 'EC' }];
        idp.tokenForm = 'ES256';
      },
    ],
    [
      'a key too small',
      ({ idp }) => {
        idp.keys = [{ kid: 'small', bits: 1024 }];
      },
    ],
    [
      'a kid that is missing while there are two keys',
      ({ idp }) => {
        idp.header = { kid: undefined };
      },
    ],
    [
      'a tampered token',
      ({ idp }) => {
        idp.tokenForm = 'tampered';
      },
    ],
    [
      'an unsigned token',
      ({ idp }) => {
        idp.tokenForm = 'none';
      },
    ],
    [
      'a token signed with the secret',
      ({ idp }) => {
        idp.tokenForm = 'HS256';
      },
    ],
    [
      'an opaque token',
      ({ idp }) => {
        idp.tokenForm = 'opaque';
      },
    ],
    [
      'an encrypted token',
      ({ idp }) => {
        idp.tokenForm = 'jwe';
      },
    ],
    [
      'a token past its time',
      ({ idp }) => {
        idp.claims['exp'] = -31;
      },
    ],
    [
      'a token before its time',
      ({ idp }) => {
        idp.claims['nbf'] = 90;
      },
    ],
    [
      "an identity provider's clock that is behind",
      ({ idp }) => {
        idp.clockAheadSeconds = -7200;
        idp.lifetimeSeconds = 3600;
      },
    ],
    [
      "Confluent's clock that is ahead",
      ({ confluent }) => {
        confluent.clockAheadSeconds = 90_000;
      },
    ],
    [
      'a token without exp',
      ({ idp }) => {
        idp.claims['exp'] = undefined;
      },
    ],
    [
      'an exp that is text',
      ({ idp }) => {
        idp.claims['exp'] = '4102444800';
      },
    ],
    [
      'a filter that is false',
      ({ confluent }) => {
        confluent.providers[0]!.pools[0]!.filter = 'claims.aud == "else"';
      },
    ],
    [
      'a filter on a claim that is not there',
      ({ confluent }) => {
        confluent.providers[0]!.pools[0]!.filter = 'claims.groups == "x"';
      },
    ],
    [
      'a filter that is not CEL',
      ({ confluent }) => {
        confluent.providers[0]!.pools[0]!.filter = 'claims.aud = "x"';
      },
    ],
    [
      'a list where the filter has a text',
      ({ idp }) => {
        idp.claims['aud'] = ['https://kafka.acme.example'];
      },
    ],
    [
      'an identity claim that is not there',
      ({ confluent }) => {
        confluent.providers[0]!.pools[0]!.identity_claim = 'claims.email';
      },
    ],
    [
      'a pool that is switched off',
      ({ confluent }) => {
        confluent.providers[0]!.pools[0]!.state = 'DISABLED';
      },
    ],
    [
      'anybody, for a reason of its own',
      ({ broker }) => {
        broker.refuse = 'address not in an IP group';
      },
    ],
  ];
  it.each(bends)('refuses %s, without a reason', (_, arrange) =>
    onWire(arrange, async (wire, token) => {
      await wire.handshake();
      expect(await wire.authenticate(firstMessage(token, EXTENSIONS))).toMatchObject({
        error: 58,
        message: GENERIC,
        authBytes: '',
      });
    })(),
  );

  it.each<[string, (lab: LabSettings) => void]>([
    [
      'times within the skew',
      ({ idp }) => {
        idp.claims['exp'] = -10;
        idp.claims['nbf'] = 10;
      },
    ],
    [
      'an identity claim without a subject, when the pool names another claim',
      ({ idp, confluent }) => {
        idp.claims['sub'] = undefined;
        confluent.providers[0]!.pools[0]!.identity_claim = 'claims.azp';
      },
    ],
    [
      'a single key without kid in the token',
      ({ idp }) => {
        idp.keys = [{ kid: 'only' }];
        idp.header = { kid: undefined };
      },
    ],
    [
      'more keys at Confluent than are published',
      ({ idp, confluent }) => {
        confluent.providers[0]!.cachedKids = [...idp.keys.map(({ kid }) => kid), 'older'];
      },
    ],
    [
      'keys from another place that are the same',
      ({ idp, confluent }) => {
        idp.otherKeySets['/alias/jwks.json'] = idp.keys;
        confluent.providers[0]!.jwks_uri = 'https://acme.auth0.com/alias/jwks.json';
      },
    ],
  ])('accepts %s', (_, arrange) =>
    onWire(arrange, async (wire, token) => {
      await wire.handshake();
      expect(await wire.authenticate(firstMessage(token, EXTENSIONS))).toMatchObject({
        error: 0,
        authBytes: '',
      });
    })(),
  );

  it(
    "refuses another principal's authorization id",
    onWire(undefined, async (wire, token) => {
      await wire.handshake();
      expect(await wire.authenticate(firstMessage(token, EXTENSIONS, 'n,a=somebody,'))).toMatchObject({
        error: 58,
        message:
          "Authentication failed: Client requested an authorization id (somebody) that is different from the token's principal name (pool-orders)",
      });
    }),
  );

  it(
    'distinguishes logical clusters by the name of the bootstrap server',
    inLab(
      ({ confluent }) => {
        confluent.clusters.push({
          id: 'lkc-other',
          environment: 'env-acme1',
          bootstrap: 'pkc-other.us-east-1.aws.confluent.cloud:9092',
          phase: 'PROVISIONED',
        });
      },
      async (lab) => {
        const wire = await Wire.to(lab, 'pkc-other.us-east-1.aws.confluent.cloud');
        await wire.handshake();
        const answer = await wire.authenticate(firstMessage(await tokenIn(lab), EXTENSIONS));
        expect(answer?.message).toBe(
          'Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed',
        );
        wire.close();
      },
    ),
  );

  it(
    'signs in again on the same connection, and reports when that fails (KIP-368)',
    onWire(undefined, async (wire, token) => {
      await wire.handshake();
      expect(await wire.authenticate(firstMessage(token, EXTENSIONS))).toMatchObject({ error: 0 });
      await wire.handshake();
      expect(await wire.authenticate('nonsense')).toMatchObject({
        error: 58,
        message: GENERIC.replace('during authentication', 'during re-authentication'),
      });
    }),
  );
});

describe('sign-in to stock Kafka', () => {
  const stock =
    (more: (lab: LabSettings) => void = () => undefined) =>
    (lab: LabSettings): void => {
      lab.broker.flavour = 'kafka';
      more(lab);
    };

  it(
    'accepts any extensions',
    onWire(stock(), async (wire, token) => {
      await wire.handshake();
      expect(await wire.authenticate(firstMessage(token, { whatever: 'x' }))).toMatchObject({
        error: 0,
        authBytes: '',
      });
    }),
  );

  it.each<[string, (lab: LabSettings) => void]>([
    [
      'expired',
      ({ idp }) => {
        idp.claims['exp'] = -60;
      },
    ],
    [
      'without iat',
      ({ idp }) => {
        idp.claims['iat'] = undefined;
      },
    ],
    [
      'without sub',
      ({ idp }) => {
        idp.claims['sub'] = undefined;
      },
    ],
    [
      'for another audience',
      ({ broker }) => {
        broker.expectedAudience = 'kafka';
      },
    ],
    [
      'of an unknown key',
      ({ confluent }) => {
        confluent.providers[0]!.cachedKids = ['older'];
      },
    ],
  ])('challenges a token %s with error 0, and fails after 0x01', (_, arrange) =>
    onWire(stock(arrange), async (wire, token) => {
      await wire.handshake();
      expect(await wire.authenticate(firstMessage(token, {}))).toEqual({
        error: 0,
        message: '',
        authBytes: CHALLENGE,
        lifetimeMs: 0,
      });
      expect(await wire.authenticate(Buffer.of(1))).toEqual({
        error: 58,
        message: CHALLENGE,
        authBytes: '',
        lifetimeMs: 0,
      });
      expect(await wire.frame()).toBeUndefined();
    })(),
  );

  it(
    'gives the generic message for an invalid message, and for an answer that is not a single byte 0x01',
    onWire(
      stock(({ idp }) => {
        idp.tokenForm = 'opaque';
      }),
      async (wire, token) => {
        await wire.handshake();
        expect(await wire.authenticate(firstMessage(token, {}))).toMatchObject({
          error: 0,
          authBytes: CHALLENGE,
        });
        expect(await wire.authenticate('\\x01')).toMatchObject({ error: 58, message: GENERIC });
      },
    ),
  );
});

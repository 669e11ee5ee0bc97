import { compactVerify, createLocalJWKSet, decodeJwt, type JSONWebKeySet } from 'jose';
import { isJsonObject, parseJson, type Json, type JsonObject } from '../../evidence/json.ts';
import type { LabProvider, LabSettings } from '../settings.ts';
import type { CachedKeys } from './cached-keys.ts';
import { principalOf } from './pools.ts';
import { refused, type Refused } from './refusal.ts';

/** Confluent's verdict on a token. */
export type Judgement = Admitted | Refused;

export interface Admitted {
  readonly admitted: true;
  readonly claims: JsonObject;
  readonly provider: LabProvider;
}

/** The authentication service that decides, for brokers and the STS alike. */
export interface Judge {
  /** Signature, issuer and times (RFC 7519 section 7.2), with Confluent's keys and by Confluent's clock. */
  readonly token: (token: string) => Promise<Judgement>;
  /** Whether the named pools, or if none is named the matching ones, accept these claims. */
  readonly pools: (admitted: Admitted, ids: string | undefined) => string | Refused;
  /** Confluent's clock in milliseconds since the epoch. */
  readonly now: () => number;
}

export function judgeOf(settings: LabSettings, keys: CachedKeys): Judge {
  const { confluent, broker } = settings;
  const now = (): number => Date.now() + confluent.clockAheadSeconds * 1000;
  return {
    now,
    pools: ({ claims, provider }, ids) => principalOf(provider, claims, ids),
    token: async (token) => {
      const iss = issuerOf(token);
      const provider = confluent.providers.find((each) => each.atBroker && each.issuer === iss);
      if (provider === undefined) return refused(`no identity provider has the issuer ${iss}`);
      if (provider.deactivated === true || provider.state !== 'ENABLED')
        return refused(`${provider.id} is off`);
      const claims = await verified(token, await keys.of(provider));
      if (claims === undefined) return refused(`no key of ${provider.id} verifies the token`);
      const lifetimeFault = lifetimeError(claims, Math.floor(now() / 1000), broker.skewSeconds);
      return lifetimeFault === undefined ? { admitted: true, claims, provider } : refused(lifetimeFault);
    },
  };
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function verified(token: string, keys: readonly JsonObject[]): Promise<JsonObject | undefined> {
  const keySet = createLocalJWKSet({ keys } as unknown as JSONWebKeySet);
  try {
    const { payload } = await compactVerify(token, keySet);
    const claims = parseJson(Buffer.from(payload).toString('utf8'));
    return isJsonObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 7519 sections 4.1.4 and 4.1.5: `exp` is required here, as in every Kafka broker. */
function lifetimeError({ exp, nbf }: JsonObject, now: number, skew: number): string | undefined {
  if (!isNumericDate(exp)) return 'exp is not a NumericDate';
  if (exp + skew <= now) return 'expired';
  if (nbf === undefined) return undefined;
  if (!isNumericDate(nbf)) return 'nbf is not a NumericDate';
  return nbf - skew > now ? 'not valid yet' : undefined;
}

const isNumericDate = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);

import type { SettingKey } from '../../settings/settings.ts';
import type { Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';
import type { Found } from '../reading.ts';
import { refusedAt } from '../refused.ts';

/** An identity provider or an identity pool of Confluent Cloud, as far as a file tells. */
export interface Thing {
  readonly kind: 'provider' | 'pool';
  /** Where it begins. */
  readonly at: Located;
  /** `op-…`, `pool-…`. */
  readonly id?: Located;
  /** What the file itself calls it. */
  readonly name?: string;
  readonly issuer?: Located;
  readonly jwksUri?: Located;
  readonly filter?: Located;
  readonly identityClaim?: Located;
  /** Of a pool: the id of its provider, or what the file calls that. */
  readonly provider?: Located;
}

/**
 * What they say of Confluent's side. Not the id of the pool: which pool the client names is for the client's own
 * configuration to say.
 *
 * @throws UsageError when there are several of which one must be the client's
 */
export function confluentSettings(things: readonly Thing[], source: Source): readonly Found[] {
  const pool = onlyOne(things, 'pool', source);
  const owners = things.filter(({ kind, id, name }) => {
    const owner = pool?.provider?.text;
    return kind === 'provider' && owner !== undefined && (owner === id?.text || owner === name);
  });
  const provider = onlyOne(owners.length > 0 ? owners : things, 'provider', source);
  const providerId = provider?.id ?? (/^op-/.test(pool?.provider?.text ?? '') ? pool?.provider : undefined);
  return [
    ...setting('providerId', providerId),
    ...setting('providerIssuer', provider?.issuer),
    ...setting('providerJwksUri', provider?.jwksUri),
    ...setting('poolFilter', pool?.filter),
    ...setting('poolIdentityClaim', pool?.identityClaim),
  ];
}

export const setting = (key: SettingKey, at: Located | undefined): readonly Found[] =>
  at === undefined ? [] : [{ key, value: at.text, at }];

function onlyOne(things: readonly Thing[], kind: Thing['kind'], source: Source): Thing | undefined {
  const [only, second, ...more] = things.filter((each) => each.kind === kind);
  if (second === undefined) return only;
  throw refusedAt(
    source,
    second.at,
    `is one of ${more.length + 2} identity ${kind}s; give a file with only the one that the client uses`,
  );
}

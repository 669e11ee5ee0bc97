import type { SettingKey } from '../../settings/settings.ts';
import type { Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';
import type { Found } from '../reading.ts';
import { refusedAt } from '../refused.ts';

/** An identity provider or identity pool of Confluent Cloud, as far as a file describes it. */
export interface Thing {
  readonly kind: 'provider' | 'pool';
  /** The place of its beginning. */
  readonly at: Located;
  /** `op-…`, `pool-…`. */
  readonly id?: Located;
  /** Its name within the file. */
  readonly name?: string;
  readonly issuer?: Located;
  readonly jwksUri?: Located;
  readonly filter?: Located;
  readonly identityClaim?: Located;
  /** For a pool: the id of its provider, or the file's name for it. */
  readonly provider?: Located;
}

/**
 * The settings that describe Confluent's side. The pool's id is not among them: the client's own configuration says
 * which pool it names.
 *
 * @throws UsageError when there are several and only one can be the client's
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

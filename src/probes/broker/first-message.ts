import { familyOf } from '../../clients/family.ts';
import type { Target } from '../../settings/target.ts';

/** RFC 7628 section 3.1: the separator of key/value pairs, and a client's whole answer to a challenge (3.2.3). */
export const SOH = '\x01';

/** Without an authorization identity (RFC 5801 section 4). */
const BARE_HEADER = 'n,,';

/**
 * The client's first message (RFC 7628 section 3.1, KIP-342): `n,,^Aauth=Bearer <token>^A<name>=<value>^A...^A`.
 *
 * Token and extensions are written as given, even if invalid: the broker has to judge what the client would send, and
 * it would accept a corrected message where it refuses the client's. Their order is that of the configuration: the Java
 * client has none (`Map.copyOf` uses a new salt in each JVM), and brokers read them into a map.
 *
 * @param header from `gs2Header`
 */
export const firstMessage = (
  token: string,
  extensions: Readonly<Record<string, string>>,
  header = BARE_HEADER,
): Buffer => Buffer.from(`${header}${SOH}auth=Bearer ${token}${SOH}${pairs(extensions)}${SOH}`, 'utf8');

/** The GS2 header with the authorization identity as this client writes it. */
export function gs2Header({
  client,
  authorizationIdentity: identity,
}: Pick<Target, 'client' | 'authorizationIdentity'>): string {
  if (identity === undefined) return BARE_HEADER;
  const own = client === undefined ? undefined : familyOf(client).authzid;
  if (own !== undefined) return `n,${own(identity)},`;
  return identity === '' ? BARE_HEADER : `n,a=${saslName(identity)},`;
}

/** RFC 5801 section 4. */
const saslName = (name: string): string => name.replaceAll('=', '=3D').replaceAll(',', '=2C');

const pairs = (extensions: Readonly<Record<string, string>>): string =>
  Object.entries(extensions)
    .map(([name, value]) => `${name}=${value}${SOH}`)
    .join('');

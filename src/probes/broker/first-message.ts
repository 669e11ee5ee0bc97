/** RFC 7628 section 3.1: what separates key/value pairs, and all that a client answers to a challenge (3.2.3). */
export const SOH = '\x01';

/**
 * The client's first message (RFC 7628 section 3.1, KIP-342): `n,,^Aauth=Bearer <token>^A<name>=<value>^A...^A`.
 *
 * Token and extensions are written as they were given, wrong ones too: the broker is to judge what the client would
 * send, and a message that we mended would be let in where the client is not.
 */
export const firstMessage = (token: string, extensions: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(`n,,${SOH}auth=Bearer ${token}${SOH}${pairs(extensions)}${SOH}`, 'utf8');

const pairs = (extensions: Readonly<Record<string, string>>): string =>
  Object.entries(extensions)
    .map(([name, value]) => `${name}=${value}${SOH}`)
    .join('');

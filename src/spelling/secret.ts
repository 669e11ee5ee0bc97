import type { SecretTraits } from '../evidence/client.ts';
import type { ClientAuth } from '../evidence/token.ts';

/**
 * What is wrong with a secret, most specific first, so that exactly one fault is reported: a quoted secret often has
 * spaces around it, a secret with spaces rarely has quotes, and both need encoding.
 */
export type SecretFault =
  | 'commented'
  | 'placeholder'
  | 'non-ascii'
  | 'newline-inside'
  | 'quoted'
  | 'surrounding-whitespace'
  | 'needs-encoding';

/** RFC 6749 appendix A.2 allows printable ASCII; section 2.3.1 has both parts of a Basic header form-encoded. */
export function secretFault(traits: SecretTraits, clientAuth: ClientAuth): SecretFault | undefined {
  if (traits.commented === true) return 'commented';
  if (traits.placeholder) return 'placeholder';
  if (traits.nonAscii) return 'non-ascii';
  if (traits.newlineInside) return 'newline-inside';
  if (traits.quoted) return 'quoted';
  if (traits.surroundingWhitespace) return 'surrounding-whitespace';
  return traits.needsEncoding && clientAuth === 'client_secret_basic' ? 'needs-encoding' : undefined;
}

/** The methods that send the secret. */
export const sendsSecret = (clientAuth: ClientAuth): boolean =>
  clientAuth === 'client_secret_post' || clientAuth === 'client_secret_basic';

/** A secret without faults. */
export const CLEAN_SECRET: SecretTraits = {
  empty: false,
  surroundingWhitespace: false,
  newlineInside: false,
  quoted: false,
  placeholder: false,
  base64OfText: false,
  guid: false,
  needsEncoding: false,
  backslash: false,
  nonAscii: false,
};

import type { SecretTraits } from '../evidence/client.ts';
import type { ClientAuth } from '../evidence/token.ts';

/**
 * What is odd about a secret, the most telling first, so that exactly one is named: a quoted secret has blanks around
 * it more often than a secret with blanks around it has quotes, and each of them needs encoding.
 */
export type SecretFault =
  | 'commented'
  | 'placeholder'
  | 'non-ascii'
  | 'newline-inside'
  | 'quoted'
  | 'surrounding-whitespace'
  | 'needs-encoding';

/** RFC 6749 appendix A.2 allows printable ASCII; section 2.3.1 has both halves of a Basic header form-encoded. */
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

/** A secret about which there is nothing to say. */
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

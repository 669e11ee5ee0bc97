import type { ClientConfiguration, Oddity } from '../evidence/configuration.ts';

/** How a file's syntax changes a secret before the client reads it. */
export type SecretLoss = Extract<Oddity['kind'], 'escape-taken' | 'comment-cut' | 'variable-taken'>;

const LOSSES: readonly Oddity['kind'][] = ['escape-taken', 'comment-cut', 'variable-taken'];

/** Where the client reads a different secret from the one in the file. */
export const secretLossIn = (
  configuration: Pick<ClientConfiguration, 'oddities'> | undefined,
): (Oddity & { readonly kind: SecretLoss }) | undefined =>
  configuration?.oddities.find(
    (oddity): oddity is Oddity & { readonly kind: SecretLoss } =>
      LOSSES.includes(oddity.kind) && !/api[-_.]?secret/i.test(oddity.subject ?? ''),
  );

import type { ClientConfiguration, Oddity } from '../evidence/configuration.ts';

/** How a file's own syntax changes a secret on its way to the client. */
export type SecretLoss = Extract<Oddity['kind'], 'escape-taken' | 'comment-cut' | 'variable-taken'>;

const LOSSES: readonly Oddity['kind'][] = ['escape-taken', 'comment-cut', 'variable-taken'];

/** Where the client reads another secret than the one that somebody wrote into the file. */
export const secretLossIn = (
  configuration: Pick<ClientConfiguration, 'oddities'> | undefined,
): (Oddity & { readonly kind: SecretLoss }) | undefined =>
  configuration?.oddities.find(
    (oddity): oddity is Oddity & { readonly kind: SecretLoss } =>
      LOSSES.includes(oddity.kind) && !/api[-_.]?secret/i.test(oddity.subject ?? ''),
  );

import { amendClient } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { client } from '../../facts/client.ts';
import type { CauseId } from '../../evidence/gate.ts';
import { CLEAN_SECRET, sendsSecret } from '../../spelling/secret.ts';
import { secretLossIn, type SecretLoss } from '../../spelling/secret-in-file.ts';
import { defineCause, type Cause } from '../define.ts';
import type { Fix } from '../../evidence/fix.ts';
import { withoutOddities } from './_file.ts';
import { presumeTokenIfNone } from './_repair.ts';
import { oddSecret, secretMayRead, secretReads } from './_secret.ts';

/**
 * A cause for one way in which the file's syntax changes the secret. As with every odd secret, it counts when the
 * client was refused for what may be its secret, and when no token was requested.
 */
export const lostSecretCause = (spec: {
  readonly id: CauseId;
  readonly title: string;
  /** The effect on the secret, as the second half of "the client secret ...". */
  readonly what: Readonly<Partial<Record<SecretLoss, string>>>;
  readonly repaired: string;
  readonly fix: (evidence: Evidence) => Fix;
}): Cause =>
  defineCause({
    id: spec.id,
    title: spec.title,
    reads: { ...secretReads, file: client.file },
    mayRead: secretMayRead,
    recognise: ({ traits, clientAuth, file, refused }) => {
      const loss = sendsSecret(clientAuth) ? secretLossIn(file) : undefined;
      const what = loss === undefined ? undefined : spec.what[loss.kind];
      if (loss === undefined || what === undefined) return null;
      const odd = oddSecret('shown', what, refused, { file: file.file, place: loss.at });
      // If nothing of the secret is left, the loss is certain.
      return odd !== null && traits.empty ? { ...odd, strength: 'shown' } : odd;
    },
    repair: (evidence) =>
      presumeTokenIfNone(
        amendClient(withoutOddities(evidence, ...(Object.keys(spec.what) as SecretLoss[])), {
          clientSecret: CLEAN_SECRET,
        }),
      ),
    repaired: spec.repaired,
    fix: (_, evidence) => spec.fix(evidence),
  });

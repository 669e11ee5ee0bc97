import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { BundleError, readBundle } from '../../src/evidence/bundle.ts';
import { fixtures, type FuzzTarget } from '../target.ts';

/** `replay` accepts untrusted bundles and diagnoses them, so this does too. */
export default {
  seeds: () => fixtures('bundles').filter((content) => Buffer.from(content).includes('"oauthbearer-bundle"')),
  words: [
    '"missing"',
    '"failed"',
    '"observed"',
    '{}',
    '[]',
    '""',
    '-0',
    '1e300',
    '"http://["',
    '"lkc-1"',
    '"__proto__":',
  ],
  refusal: (error) => error instanceof BundleError,
  run: (input) => diagnose(readBundle(input.toString()).evidence),
} satisfies FuzzTarget;

import { client } from '../../facts/client.ts';
import { extensionNamed, isExtensionValue, meantValue, reassembled } from '../../spelling/extensions.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * The grammar of the first message excludes empty values and everything outside printable ASCII. Quotes and spaces are
 * allowed and become part of the id: no cluster or pool is called `"lkc-1"`.
 */
export default defineCheck({
  id: 'config/extension-values-are-clean',
  title: 'The values of the SASL extensions are plain ids',
  enforcedBy: 'confluent',
  step: 62,
  reads: { extensions: client.extensions },
  run: ({ extensions }) => {
    const ids = [extensionNamed(extensions, 'logicalCluster'), extensionNamed(extensions, 'identityPoolId')];
    const odd = Object.entries(extensions).filter(
      // An id that consists only of spaces is an empty setting, which has its own check.
      ([, value]) => !isExtensionValue(value) || (ids.includes(value) && meantValue(value) !== value),
    );
    if (reassembled(extensions) !== undefined)
      return fail('a list of extensions was cut in the wrong places');
    return odd.length === 0
      ? pass('every extension value is a plain id')
      : fail(odd.map(([name, value]) => `${name} is ${JSON.stringify(value)}`).join(', '));
  },
});

import cause from '../../../src/causes/config/extensions-absent-in-callback.ts';
import type { TokenCallback } from '../../../src/evidence/configuration.ts';
import { changed } from '../../../src/causes/config/_file.ts';
import { casebook, type Change } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

/** A program whose callback returns this. */
const callback =
  (returns: TokenCallback['returns']): Change =>
  (evidence) =>
    changed(fromFile({ client: 'librdkafka' })(evidence), () => ({
      syntax: 'code',
      language: 'python',
      isPartial: true,
      callback: { library: 'confluent-kafka-python', at: { line: 7, column: 12 }, returns },
    }));

casebook(cause, {
  guilty: [{ because: 'the extensions are the third member', given: [callback('wrong-shape')] }],
  innocent: [
    { because: 'it has no callback', given: [fromFile({ client: 'librdkafka' })] },
    { because: 'it returns no extensions, which the client takes', given: [callback('no-extensions')] },
    { because: 'it returns them where they belong', given: [callback('taken')] },
  ],
});

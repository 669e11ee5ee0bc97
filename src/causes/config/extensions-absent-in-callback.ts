import { ownFile } from '../../clients/facts.ts';
import { writeExtensions } from '../../clients/notation/notation.ts';
import { variable } from '../../commands/value.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';
import { changed } from './_file.ts';

/**
 * `oauth_cb` of confluent-kafka-python with the extensions in the wrong place of the tuple: it raises a TypeError, and
 * the client waits forever for a token (confluent-kafka-python#1795).
 */
export default defineCause({
  id: 'config/extensions-absent-in-callback',
  title: 'The token callback does not return the extensions where the client reads them',
  reads: { file: client.file, callback: ownFile.callback, extensions: client.extensions },
  recognise: ({ file, callback }) =>
    callback?.returns === 'wrong-shape'
      ? {
          strength: 'shown',
          because:
            'oauth_cb returns the extensions in a place where the client expects something else: it takes (token, expiry) or (token, expiry, principal, extensions), and raises a TypeError for any other tuple.',
          rows: [
            {
              label: 'extensions in the tuple',
              value: 'not the fourth member',
              source: { file: file.file, place: callback.at },
            },
          ],
        }
      : null,
  repair: (evidence) =>
    changed(evidence, ({ callback }) =>
      callback === undefined ? {} : { callback: { ...callback, returns: 'taken' } },
    ),
  repaired: 'with the extensions as the fourth member',
  fix: (_, { client: configured }) => ({
    summary:
      'Return four members: the token, its expiry in seconds since 1970, a principal (any string), the extensions.',
    steps: [],
    commands: writeExtensions(configured, {
      logicalCluster: variable('CLUSTER_ID'),
      ...configured.extensions,
    }),
  }),
});

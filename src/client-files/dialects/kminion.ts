import { member } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';
import { readOwnNames } from '../kafka/own-names.ts';
import { impliedByTls, NAMES } from './_redpanda.ts';

/**
 * KMinion, whose client is franz-go: it fetches a token, and has no setting for SASL extensions.
 * https://github.com/redpanda-data/kminion/blob/master/docs/reference-config.yaml
 */
export default {
  id: 'kminion',
  title: 'KMinion configuration',
  references: 'environment',
  clients: (document) => {
    const kafka = member(document, 'kafka');
    return kafka?.kind === 'map' && member(document, 'minion') !== undefined
      ? [readOwnNames(kafka, NAMES, impliedByTls(kafka))]
      : [];
  },
} satisfies Dialect;

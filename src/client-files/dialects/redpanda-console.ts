import { at, member, type TreeMap } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';
import { readOwnNames, valueAt, type OwnNames } from '../kafka/own-names.ts';
import { impliedByTls, NAMES } from './_redpanda.ts';

/** https://docs.redpanda.com/current/reference/console/config/ (`kafka.sasl.oauth`); its client is franz-go. */
export default {
  id: 'redpanda-console',
  title: 'Redpanda Console configuration',
  references: 'none',
  clients: (document) =>
    // The chart's values have it below `config` or `console.config`.
    [document, at(document, 'config'), at(document, 'console', 'config')].flatMap((map) => {
      const kafka = member(map, 'kafka');
      const isConsole =
        // KMinion has the same names for fewer settings.
        member(map, 'minion') === undefined &&
        kafka?.kind === 'map' &&
        valueAt(kafka, 'brokers') !== undefined &&
        hasConsoles(kafka);
      return isConsole ? [readOwnNames(kafka, CONSOLES, { isWhole: true, ...impliedByTls(kafka) })] : [];
    }),
} satisfies Dialect;

/** `sasl.enabled` beside a mechanism, or the block `oauth` or `oauthbearer` below `sasl`. */
const hasConsoles = (kafka: TreeMap): boolean =>
  valueAt(kafka, 'sasl.enabled') !== undefined ||
  ['oauth', 'oauthBearer', 'oauthbearer'].some((name) => member(member(kafka, 'sasl'), name) !== undefined);

const CONSOLES: OwnNames = { ...NAMES, extensions: { path: 'sasl.oauth.extensions', as: 'key' } };

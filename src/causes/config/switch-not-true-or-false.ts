import { valueOr } from '../../commands/value.ts';
import { ownFile } from '../../clients/facts.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';
import { rowOf, setLine, withProperties } from './_file.ts';

/** Java: `ConfigDef.parseType`; librdkafka: `rd_kafka_anyconf_set_prop`. Neither accepts YAML's yes and on. */
export default defineCause({
  id: 'config/switch-not-true-or-false',
  title: 'A switch in the file is neither true nor false, so the client does not start',
  reads: { file: client.file, bad: ownFile.switches },
  recognise: ({ file, bad }) => {
    if (bad.length === 0) return null;
    return {
      strength: 'shown',
      because: bad
        .map(
          ({ property: { name }, value }) =>
            `${name} is ${value === '' ? 'empty' : value}: the client accepts only true and false, and does not start.`,
        )
        .join(' '),
      rows: bad.map(({ property }) => rowOf(file, property)),
      bad,
    };
  },
  repair: (evidence, { bad }) =>
    withProperties(
      evidence,
      Object.fromEntries(bad.map(({ property: { name }, meant }) => [name, meant ?? 'false'])),
    ),
  repaired: 'with true or false there',
  fix: ({ bad }, { client: configured }) => ({
    summary: 'Write true or false.',
    steps: [],
    commands: bad.map(({ property: { name }, meant }) =>
      setLine(configured, name, valueOr(meant, 'TRUE_OR_FALSE')),
    ),
  }),
  edits: ({ bad }) =>
    bad.every(({ meant }) => meant !== undefined)
      ? bad.map(({ property: { name }, meant = 'false' }) => ({
          edit: 'set',
          of: { property: name },
          to: meant,
        }))
      : [],
});

import { ownFile } from '../../clients/facts.ts';
import { client } from '../../facts/client.ts';
import { writeProperty } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { rowOf, withProperties } from './_file.ts';

const PROPERTY = 'sasl.oauthbearer.config';

/** librdkafka's INTRODUCTION.md says `params=`, but its code reads `query=`. */
export default defineCause({
  id: 'config/metadata-query-misnamed',
  title: "The query for Azure's metadata service has a name that librdkafka does not read",
  reads: { file: client.file, property: ownFile.misnamedQuery },
  recognise: ({ file, property }) => {
    if (property === undefined) return null;
    return {
      strength: 'shown',
      because: `${PROPERTY} says params=…; librdkafka reads query=… there, so it sends Azure no resource and gets no token.`,
      rows: [rowOf(file, property)],
      meant: (property.value ?? '').replace(/(^|[\s,])params=/, '$1query='),
    };
  },
  repair: (evidence, { meant }) => withProperties(evidence, { [PROPERTY]: meant }),
  repaired: 'with query= in its place',
  fix: ({ meant }, { client: configured }) => ({
    summary: 'Write query= in place of params=.',
    steps: [],
    commands: [writeProperty(configured, PROPERTY, meant)],
  }),
});

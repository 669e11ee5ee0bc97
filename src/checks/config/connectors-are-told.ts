import { placeOf } from '../../evidence/source.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** "Same parameters ... prefixed with consumer. and producer.": https://kafka.apache.org/documentation/#connect_running */
export default defineCheck({
  id: 'config/connectors-are-told',
  title: 'The Kafka Connect worker passes its sign-in settings to its connectors',
  enforcedBy: 'nobody',
  step: 76,
  reads: { file: client.file },
  run: ({ file }) => {
    const oddity = file.oddities.find(({ kind }) => kind === 'connectors-untold');
    return oddity === undefined
      ? pass('there is no worker, or its producer. and consumer. settings sign in as well')
      : warn(`only the worker signs in (${placeOf(file, oddity.at)})`);
  },
});

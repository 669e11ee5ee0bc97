import { placeOf } from '../../evidence/source.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** "Same parameters ... prefixed with consumer. and producer.": https://kafka.apache.org/documentation/#connect_running */
export default defineCheck({
  id: 'config/connectors-are-told',
  title: "A Kafka Connect worker tells its connectors' clients how to sign in",
  enforcedBy: 'nobody',
  step: 76,
  reads: { configuration: client.configuration },
  run: ({ configuration }) => {
    const untold = configuration?.oddities.find(({ kind }) => kind === 'connectors-untold');
    return configuration === undefined || untold === undefined
      ? pass('it does, or there is no worker')
      : warn(`the worker alone signs in (${placeOf(configuration, untold.at)})`);
  },
});

import { ownFile } from '../../clients/facts.ts';
import { type Stranger } from '../../clients/strangers.ts';
import type { ClientConfiguration } from '../../evidence/configuration.ts';
import { placeOf } from '../../evidence/source.ts';
import { client } from '../../facts/client.ts';
import { some } from '../../evidence/words.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * Java passes over a property that it does not know, with a line in its log; librdkafka does not start: "No such configuration
 * property". What then is missing is for the checks of that setting to say.
 */
export default defineCheck({
  id: 'config/properties-are-read',
  title: 'The client reads every sign-in property in its file',
  enforcedBy: 'client',
  step: 19,
  reads: { file: client.file, family: client.family, strangers: ownFile.strangers },
  run: ({ file, family, strangers }) => {
    const refused = family === 'librdkafka' ? strangers.filter((each) => each.isDecisive) : [];
    if (refused.length > 0) return fail(`librdkafka has no ${listed(file, refused)}`);
    return strangers.length === 0
      ? pass('every sign-in property has a known name')
      : warn(`not read: ${listed(file, strangers)}`);
  },
});

const listed = (configuration: ClientConfiguration, strangers: readonly Stranger[]): string =>
  some(
    strangers.map(
      ({ property: { name, at } }) => `${name.replace(/^jaas:/, '')} (${placeOf(configuration, at)})`,
    ),
  );

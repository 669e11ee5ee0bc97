import { ownFile } from '../../clients/facts.ts';
import { type UnreadProperty } from '../../clients/unread-properties.ts';
import type { ClientConfiguration } from '../../evidence/configuration.ts';
import { placeOf } from '../../evidence/source.ts';
import { client } from '../../facts/client.ts';
import { some } from '../../evidence/words.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * Java ignores an unknown property, with a line in its log; librdkafka does not start: "No such configuration
 * property". The check of the intended setting reports that it is missing.
 */
export default defineCheck({
  id: 'config/properties-are-read',
  title: 'The client reads every sign-in property in its file',
  enforcedBy: 'client',
  step: 19,
  reads: { file: client.file, family: client.family, unreadProperties: ownFile.unreadProperties },
  run: ({ file, family, unreadProperties }) => {
    const refused = family === 'librdkafka' ? unreadProperties.filter((each) => each.isDecisive) : [];
    if (refused.length > 0) return fail(`librdkafka has no ${listed(file, refused)}`);
    return unreadProperties.length === 0
      ? pass('every sign-in property has a known name')
      : warn(`not read: ${listed(file, unreadProperties)}`);
  },
});

const listed = (configuration: ClientConfiguration, unreadProperties: readonly UnreadProperty[]): string =>
  some(
    unreadProperties.map(
      ({ property: { name, at } }) => `${name.replace(/^jaas:/, '')} (${placeOf(configuration, at)})`,
    ),
  );

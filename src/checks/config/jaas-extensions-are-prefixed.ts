import { unsentExtensions } from '../../clients/java-extensions.ts';
import { placeOf } from '../../evidence/source.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** KIP-342. What the broker makes of an extension that is not sent is for the checks of the extensions to say. */
export default defineCheck({
  id: 'config/jaas-extensions-are-prefixed',
  title: 'The extensions in the JAAS string begin with extension_',
  enforcedBy: 'nobody',
  step: 58,
  reads: { configured: client.all },
  run: ({ configured }) => {
    const { configuration } = configured;
    if (configuration === undefined) return pass("the configuration did not come from a client's file");
    const unsent = unsentExtensions(configured);
    return unsent.length === 0
      ? pass('no extension without its prefix is in a JAAS string')
      : warn(
          `not sent: ${unsent.map(({ property: { name, at } }) => `${name.slice('jaas:'.length)} (${placeOf(configuration, at)})`).join(', ')}`,
        );
  },
});

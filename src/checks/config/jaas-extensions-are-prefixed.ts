import { ownFile } from '../../clients/facts.ts';
import { placeOf } from '../../evidence/source.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** KIP-342. What the broker makes of an extension that is not sent is for the checks of the extensions to say. */
export default defineCheck({
  id: 'config/jaas-extensions-are-prefixed',
  title: 'The extensions in the JAAS string begin with extension_',
  enforcedBy: 'nobody',
  step: 58,
  reads: { file: client.file, unsent: ownFile.unsentExtensions },
  run: ({ file, unsent }) =>
    unsent.length === 0
      ? pass('no extension without its prefix is in a JAAS string')
      : warn(
          `not sent: ${unsent.map(({ property: { name, at } }) => `${name.slice('jaas:'.length)} (${placeOf(file, at)})`).join(', ')}`,
        ),
});

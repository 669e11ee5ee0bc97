import { ownFile } from '../../clients/facts.ts';
import { placeOf } from '../../evidence/source.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** KIP-342. The checks of the extensions report what the broker makes of one that is not sent. */
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

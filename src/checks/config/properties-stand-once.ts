import { placeOf } from '../../evidence/source.ts';
import { client } from '../../facts/client.ts';
import { some } from '../../evidence/words.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** `java.util.Properties` and librdkafka's clients silently use the last one. */
export default defineCheck({
  id: 'config/properties-stand-once',
  title: "No property is set twice in the client's file",
  enforcedBy: 'nobody',
  step: 72,
  reads: { file: client.file },
  run: ({ file }) => {
    const twice = file.oddities.filter(({ kind }) => kind === 'given-twice');
    return twice.length === 0
      ? pass('every property is set once')
      : warn(
          `${some(twice.map(({ subject, at }) => `${subject ?? 'a property'} (${placeOf(file, at)})`))}: the last one counts`,
        );
  },
});

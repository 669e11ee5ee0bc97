import { sh } from '../../commands/sh.ts';
import { client } from '../../facts/client.ts';
import { some } from '../../evidence/words.ts';
import { fileOf } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { oddityRow, withoutOddities } from './_file.ts';

/** Every Kafka client uses the last one, while a person reading from the top sees the first. */
export default defineCause({
  id: 'config/property-given-twice',
  title: 'A property is set more than once in the file; the last one wins',
  reads: { file: client.file },
  recognise: ({ file }) => {
    const twice = file.oddities.filter(({ kind }) => kind === 'given-twice');
    if (twice.length === 0) return null;
    const names = [...new Set(twice.map(({ subject }) => subject ?? 'a property'))];
    return {
      strength: 'shown',
      role: 'advice',
      because: `${some(names)} ${names.length === 1 ? 'is' : 'are'} in the file more than once; the client uses the last one.`,
      rows: twice.map((each) => oddityRow(file, each, each.what ?? 'is set above as well')),
      names,
    };
  },
  repair: (evidence) => withoutOddities(evidence, 'given-twice'),
  repaired: 'with every property once',
  fix: ({ names }, { client: configured }) => ({
    summary: 'Keep the one that is meant, and delete the others.',
    steps: [],
    commands: names.map((name) => ({
      kind: 'client-config',
      text: sh`grep -nFe ${name} ${fileOf(configured)}   # shows the lines that name it`,
    })),
  }),
});

import { asJavaReads } from '../../src/text/latin1.ts';
import { parsePlainLines, parseProperties, propertyValue } from '../../src/text/properties.ts';
import { sourceOf } from '../../src/text/source.ts';
import { UsageError } from '../../src/text/problem.ts';
import { fixtures, type FuzzTarget } from '../target.ts';

export default {
  seeds: () => [
    ...fixtures('client-files/java-properties'),
    ...fixtures('client-files/librdkafka-properties'),
  ],
  words: ['\\u0041', '\\u', '\\\n', '=', ' : ', '#', '!'],
  refusal: (error) => error instanceof UsageError,
  run: (input) => {
    const source = sourceOf('a.properties', input);
    for (const { value } of parseProperties(asJavaReads(source))) propertyValue(value);
    parsePlainLines(source.content);
  },
} satisfies FuzzTarget;

import { parseHocon } from '../../src/text/hocon.ts';
import { UsageError } from '../../src/text/problem.ts';
import { sourceOf } from '../../src/text/source.ts';
import { flattened } from '../../src/text/tree.ts';
import { fixtures, type FuzzTarget } from '../target.ts';

export default {
  seeds: () => fixtures('client-files/kafka-application-hocon'),
  words: ['"""', '${?', '${', '}', '{', '//', '#', '+=', 'include "a"\n', 'a.b.c.', '[', ','],
  refusal: (error) => error instanceof UsageError,
  run: (input) => void flattened(parseHocon(sourceOf('a.hocon', input))),
} satisfies FuzzTarget;

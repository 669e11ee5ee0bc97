import { part } from '../../text/located.ts';
import { extension } from '../kafka/mapping.ts';
import type { Found } from '../reading.ts';
import type { Program } from './dialects/dialect.ts';
import { plainText } from './property-names.ts';
import type { Group, Node } from './scanner.ts';
import { literalIn, membersOf } from './search.ts';

/** The SASL extensions in a map of a program; undefined when not all its members are visible. */
export function extensionsIn(program: Program, value: readonly Node[]): readonly Found[] | undefined {
  const map = literalIn(program, value);
  return map === undefined ? undefined : membersAsExtensions(program, map);
}

const membersAsExtensions = (program: Program, map: Group): readonly Found[] =>
  membersOf(map).flatMap(({ name, at, value }) => {
    const given = program.evaluator.valueOf(value);
    if (given === undefined) return [];
    const { content } = program.source;
    const nameAt =
      at.kind === 'text' && plainText(at) === name
        ? part(content, at.to - 1 - name.length, at.to - 1)
        : part(content, at.from, at.to);
    return [extension(nameAt, given.text, given)];
  });

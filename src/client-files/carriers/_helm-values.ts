import { concatenated, decodedBy, part, whole, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { readWord } from '../../text/shell-word.ts';
import { inner, type Source } from '../../text/source.ts';
import type { Held } from '../carrier.ts';
import type { Invocation } from './_invocations.ts';
import { referring } from './_shell-variables.ts';

/** `helm … --set`, on all of its lines. */
export const HELM_VALUES: Invocation = { program: /\bhelm\b/, option: /\s--set(?:-string)?[\s=]/ };

/**
 * Values given to Helm on its command line: `--set env.KAFKA_SASL_MECHANISM=OAUTHBEARER`, `--set
 * env[0].name=…,env[0].value=…`, and setting names with dots, where a dot of the name itself has a backslash before it.
 * https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set
 */
export function helmValues(source: Source): readonly Held[] {
  const { content } = source;
  const values = [...content.text.matchAll(/\s--set(?:-string)?(?:[ \t]+|=)(?=\S)/g)].flatMap((match) =>
    valuesIn(referring(readWord(content, match.index + match[0].length).value)),
  );
  const variables = variablesIn(values);
  const used = new Set(variables.map(({ value }) => value));
  const lines = values.filter(({ name, value }) => !used.has(value) && !LISTED.test(name.text));
  const [first, ...rest] = lines.flatMap(({ name, value }) => [name, whole('='), value, whole('\n')]);
  return [
    ...(variables.length === 0 ? [] : [{ kind: 'variables', pairs: variables } as const]),
    ...(first === undefined
      ? []
      : [
          { kind: 'file', file: inner(source, 'values.properties', concatenated([first, ...rest])) } as const,
        ]),
  ];
}

/** One argument holds several values, separated by commas. */
const valuesIn = (argument: Located): readonly Pair[] =>
  // Without `=` it matches too, so that its characters are read once.
  [...argument.text.matchAll(/((?:[^=,\\]|\\[^])+)(=(?:[^,\\]|\\[^])*)?/g)].flatMap(
    ({ index, 0: all, 1: name = '', 2: given }) =>
      given === undefined
        ? []
        : [
            {
              name: unescaped(part(argument, index, index + name.length)),
              value: unescaped(part(argument, index + name.length + 1, index + all.length)),
            },
          ],
  );

const unescaped = (text: Located): Located =>
  decodedBy(
    text,
    /\\([^])/g,
    ([, character = '']) => character,
    (plain) => plain.replace(/[\\,]/g, String.raw`\$&`),
  );

const LISTED = /^(.*)\[(\d+)\]\.(name|value)$/;

/** Values with a name in capitals, and items of a list of names and values. */
function variablesIn(values: readonly Pair[]): readonly Pair[] {
  const named = values.flatMap(({ name, value }): readonly Pair[] => {
    const variable = /(?:^|\.)([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)$/.exec(name.text)?.[1];
    return variable === undefined ? [] : [{ name: part(name, name.text.length - variable.length), value }];
  });
  const byItem = new Map<string, Partial<Record<string, Located>>>();
  for (const { name, value } of values) {
    const [, list = '', index = '', member = ''] = LISTED.exec(name.text) ?? [];
    if (member !== '') byItem.set(list + index, { ...byItem.get(list + index), [member]: value });
  }
  const listed = [...byItem.values()].flatMap(({ name, value }) =>
    name === undefined || value === undefined ? [] : [{ name, value }],
  );
  return [...named, ...listed];
}

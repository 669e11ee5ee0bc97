import { parseLabelledLines } from '../../text/labelled-lines.ts';
import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { readWord } from '../../text/shell-word.ts';
import { parseTables, type Row } from '../../text/printed-table.ts';
import { unreadableAt, type Source } from '../../text/source.ts';
import { confluentSettings, type Thing } from './_confluent-side.ts';
import type { Format } from '../format.ts';

/**
 * Commands of the Confluent CLI and their output, as in a runbook or a ticket: `confluent iam provider|pool
 * create|update|describe|list` and their tables (`-o json` is a separate format); and the same data copied from
 * Confluent's console in the browser. https://docs.confluent.io/confluent-cli/current/command-reference/iam/index.html,
 * https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/identity-providers/oauth/identity-providers.html
 */
export default {
  id: 'confluent-cli-text',
  title: "text of Confluent's CLI or console",
  syntax: 'properties',
  references: 'none',
  recognise: ({ content }) =>
    COMMAND.test(content.text) ||
    [...tablesIn(content), ...pagesIn(content)].some(({ kind }) => kind !== undefined)
      ? 'surely'
      : 'no',
  read: (source) => {
    const tables = [...tablesIn(source.content), ...pagesIn(source.content)];
    const commands = commandsIn(source);
    const said = [...commands, ...tables].flatMap(({ kind, at, values }): readonly Said[] =>
      kind === undefined ? [] : [{ kind, at, values }],
    );
    return {
      found: confluentSettings(merged(said), source),
      properties: [...commands, ...tables].flatMap(({ values }) => [...values.values()]),
      oddities: [],
    };
  },
} satisfies Format;

/** The values of one command or table row, by the tables' names in lower case. */
interface Said extends Row {
  readonly kind: Thing['kind'] | undefined;
}

/** `identity-provider` is the newer name of `provider`. */
const COMMAND =
  /\bconfluent[ \t]+iam[ \t]+(?:identity-)?(provider|pool)[ \t]+(create|update|describe|list)\b/;

/** Flags, by the tables' names. */
const FLAGS: Readonly<Record<string, string>> = {
  'issuer-uri': 'issuer uri',
  'jwks-uri': 'jwks uri',
  'identity-claim': 'identity claim',
  filter: 'filter',
  provider: 'provider',
  name: 'name',
};

function commandsIn(source: Source): readonly Said[] {
  const { content } = source;
  const commands = [...content.text.matchAll(new RegExp(COMMAND, 'g'))].slice(0, MOST_COMMANDS);
  return commands.flatMap(({ index, 0: all, 1: kind, 2: verb }) => {
    if (verb === 'list') return [];
    const values = new Map<string, Pair>();
    let flag: Located | undefined;
    for (const word of wordsFrom(source, index + all.length)) {
      const [, name, split] = /^--([\w-]+)(=?)/.exec(word.text) ?? [];
      if (name !== undefined) {
        flag = part(word, 2, 2 + name.length);
        if (split !== '=') continue;
        record(values, FLAGS[name], flag, part(word, name.length + 3, word.text.length));
      } else if (flag !== undefined) record(values, FLAGS[flag.text], flag, word);
      else if (!word.text.startsWith('-')) record(values, verb === 'create' ? 'name' : 'id', word, word);
      flag = undefined;
    }
    return [{ kind: kind as Thing['kind'], at: part(content, index, index + all.length), values }];
  });
}

const record = (values: Map<string, Pair>, key: string | undefined, name: Located, value: Located): void => {
  if (key !== undefined) values.set(key, { name: { ...name, text: key }, value });
};

/** More than any runbook contains, and more than any CLI command has words. */
const MOST_COMMANDS = 200;
const MOST_WORDS = 100;

/** The words of a command, including lines continued by a backslash. */
function wordsFrom(source: Source, from: number): readonly Located[] {
  const { content } = source;
  const words: Located[] = [];
  const spaces = /(?:[ \t]|\\\r?\n)*/y;
  for (let index = from; ;) {
    spaces.lastIndex = index;
    index += spaces.exec(content.text)?.[0].length ?? 0;
    const { value, end, open } = readWord(content, index);
    if (open !== undefined) throw unreadableAt(source, open, 'quotation mark is not closed');
    if (end === index || value.text.startsWith('#') || words.length === MOST_WORDS) return words;
    words.push(value);
    index = end;
  }
}

/**
 * The console's labels, as far as its documentation shows them, and other labels that people write when they copy by
 * hand.
 */
const LABELS: Readonly<Record<string, string>> = {
  id: 'id',
  'provider id': 'id',
  'identity provider id': 'id',
  'pool id': 'id',
  'identity pool id': 'id',
  name: 'name',
  'issuer uri': 'issuer uri',
  'issuer url': 'issuer uri',
  issuer: 'issuer uri',
  'jwks uri': 'jwks uri',
  'jwks url': 'jwks uri',
  'identity claim': 'identity claim',
  filter: 'filter',
  filters: 'filter',
  'identity provider': 'provider',
};

/** A page may show a provider and one of its pools, as long as no label occurs twice. */
const pagesIn = (content: Located): readonly Said[] =>
  parseLabelledLines(content, LABELS).flatMap((row) =>
    kindsOnPage(row.values).map((kind): Said => ({ ...row, kind })),
  );

function kindsOnPage(values: ReadonlyMap<string, Pair>): readonly Thing['kind'][] {
  const text = (key: string): string => values.get(key)?.value.text ?? '';
  const isUrl = (key: string): boolean => /^https?:\/\//.test(text(key));
  const isProvider = isUrl('jwks uri') && (isUrl('issuer uri') || /^op-/.test(text('id')));
  const isPool =
    values.has('filter') && (/^(?:claims\.)?\w+$/.test(text('identity claim')) || /^pool-/.test(text('id')));
  return [...(isProvider ? (['provider'] as const) : []), ...(isPool ? (['pool'] as const) : [])];
}

const tablesIn = (content: Located): readonly Said[] =>
  parseTables(content).map((row) => ({ ...row, kind: kindOf(row.values) }));

/** Other tables of the CLI have an id and a name too. */
function kindOf(values: ReadonlyMap<string, Pair>): Thing['kind'] | undefined {
  if (values.has('jwks uri')) return 'provider';
  return values.has('filter') && values.has('identity claim') ? 'pool' : undefined;
}

/** Merges repeated statements about the same thing, the last one winning; a table shows the actual state. */
function merged(all: readonly Said[]): readonly Thing[] {
  const things: { readonly kind: Thing['kind']; readonly at: Located; readonly values: Map<string, Pair> }[] =
    [];
  for (const { kind, at, values } of all) {
    if (kind === undefined) continue;
    const same = things.find(
      (thing) => thing.kind === kind && ['id', 'name'].some((key) => isSame(thing.values, values, key)),
    );
    const into = same ?? { kind, at, values: new Map<string, Pair>() };
    if (same === undefined) things.push(into);
    for (const [key, value] of values) into.values.set(key, value);
  }
  return things
    .map(({ kind, at, values }) => thingOf(kind, at, values))
    .filter((thing) => tellsSomething(thing));
}

const isSame = (a: ReadonlyMap<string, Pair>, b: ReadonlyMap<string, Pair>, key: string): boolean =>
  a.get(key) !== undefined && a.get(key)?.value.text === b.get(key)?.value.text;

function thingOf(kind: Thing['kind'], at: Located, values: ReadonlyMap<string, Pair>): Thing {
  const value = (member: string, key: string): Readonly<Record<string, Located>> => {
    const text = values.get(key)?.value;
    return text === undefined || text.text === '' || isFilledIn(text.text) ? {} : { [member]: text };
  };
  return {
    kind,
    at,
    ...value('id', 'id'),
    ...value('issuer', 'issuer uri'),
    ...value('jwksUri', 'jwks uri'),
    ...(kind === 'pool' ? { ...value('filter', 'filter'), ...value('identityClaim', 'identity claim') } : {}),
    ...value('provider', 'provider'),
  };
}

/** Placeholders in runbooks: `$PROVIDER_ID`, `<provider-id>`. */
const isFilledIn = (text: string): boolean => /^\$\w+$|^\$\{\w+\}$|^<[^<>]*>$|^\{\{.*\}\}$/.test(text);

/** A describe command without its output only names a thing, which is useful only for a provider's id. */
const tellsSomething = (thing: Thing): boolean =>
  Object.keys(thing).some((member) => member !== 'kind' && member !== 'at');

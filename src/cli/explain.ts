import { printedJson } from '../evidence/json.ts';
import type { Cause } from '../causes/define.ts';
import type { Check } from '../checks/define.ts';
import type { FindingSpec } from '../watch/findings/define.ts';
import type { Answer, ExplainResult } from '../explain/answer.ts';
import { quoted, UsageError } from '../text/problem.ts';
import { EXIT, listOption, textOption, type Arguments, type Command, type Io } from './_command.ts';
import { progressOfReading } from './_progress.ts';
import { statOf } from './_sources.ts';
import { styleOf } from './_style.ts';
import { suggestion } from './_suggestion.ts';

export const explain: Command = {
  usage: 'explain [text..]',
  describe: 'What an error text, a log, a root cause or a check means',
  positionals: {
    text: {
      describe: 'an id (jwt/iss-trailing-slash), an error text, files of logs, or - for standard input',
    },
  },
  options: {
    format: {
      type: 'string',
      requiresArg: true,
      choices: ['human', 'json'],
      describe: 'how to answer about a text',
    },
    quiet: { type: 'boolean', describe: 'print the answer, and no progress' },
    'no-color': { type: 'boolean', describe: 'no colours' },
  },
  examples: [
    ['oauthbearer explain app.log', 'which causes give the errors of a log, the likeliest first'],
    ['kubectl logs orders | oauthbearer explain -', 'the same from standard input'],
    ["oauthbearer explain 'AADSTS7000215: Invalid client secret provided.'", 'one line'],
    ['oauthbearer explain jwt/iss-trailing-slash', 'why a slash matters, and how to fix it'],
  ],
  run: async (args, io) => {
    const given = listOption(args, 'text').filter((each) => each.trim() !== '');
    if (given.length === 0) {
      throw new UsageError(['explain needs an id or an error text: oauthbearer explain ID, TEXT, FILE or -']);
    }
    const known = await knownIds();
    const [id] = given;
    if (given.length === 1 && id !== undefined) {
      const page = await pageOf(idIn(id), known);
      if (page !== undefined) {
        io.stdout.write(page);
        return EXIT.healthy;
      }
    }
    return explainTexts(sourcesOf(given), known, args, io);
  },
};

interface Known {
  readonly causes: readonly Cause[];
  readonly checks: readonly Check[];
  readonly findings: readonly FindingSpec[];
}

async function knownIds(): Promise<Known> {
  const [{ causes }, { checks }, { findings }] = await Promise.all([
    import('../causes/registry.generated.ts'),
    import('../checks/registry.generated.ts'),
    import('../watch/findings/registry.generated.ts'),
  ]);
  return { causes, checks, findings };
}

/** The id of a cause from a finding's `docs`; anything else unchanged. Reports of version 0.1 have only the path. */
const idIn = (text: string): string =>
  /^(?:pkg:npm\/oauthbearer(?:@[^#]*)?#)?docs\/causes\/([a-z]+\/[\w-]+)\.md$/.exec(text)?.[1] ?? text;

/** The page of a cause or a check; undefined for an unknown id. */
async function pageOf(id: string, { causes, checks, findings }: Known): Promise<string | undefined> {
  const cause = causes.find((each) => each.id === id);
  const finding = findings.find((each) => each.id === id);
  // The id is known, so the path cannot leave the folder.
  const page = cause !== undefined ? `docs/causes/${cause.id}.md` : finding && `docs/${finding.id}.md`;
  if (page !== undefined) {
    const { packageText } = await import('../package.ts');
    return packageText(page);
  }
  const check = checks.find((each) => each.id === id);
  return check === undefined ? undefined : describeCheck(check);
}

/** What to explain: existing files, and words, which together form one text. */
type Source =
  { readonly file: string; readonly bytes: number } | { readonly text: string } | 'standard input';

function sourcesOf(given: readonly string[]): readonly Source[] {
  const sources: Source[] = [];
  const words: string[] = [];
  for (const each of given) {
    const found = each === '-' || each.length > 4096 ? undefined : statOf(each);
    if (each === '-') sources.push('standard input');
    else if (found?.isDirectory() === true) {
      throw new UsageError([`explain: ${quoted(each)} is a directory; give a file`]);
    } else if (found !== undefined) sources.push({ file: each, bytes: found.size });
    else words.push(each);
  }
  return words.length === 0 ? sources : [...sources, { text: words.join(' ') }];
}

async function explainTexts(
  sources: readonly Source[],
  { causes, checks, findings }: Known,
  args: Arguments,
  io: Io,
): Promise<number> {
  const { read } = await import('../explain/read.ts');
  const titles = new Map(causes.map(({ id, title }) => [id, title]));
  const progress = progressOfReading(args, io, totalOf(sources));
  const answer = await read(chunksOf(sources, io, progress.onBytes), {
    titleOf: (id) => titles.get(id) ?? id,
  }).finally(progress.done);
  const [only] = sources;
  if (answer.about === 'unknown' && sources.length === 1 && typeof only === 'object' && 'text' in only) {
    complainAboutWord(
      only.text,
      [...causes, ...checks, ...findings].map(({ id }) => id),
    );
  }
  await print(answer, args, io);
  return answer.about === 'sign-in' ? EXIT.healthy : EXIT.inconclusive;
}

/** @throws UsageError for a word that is not a text: an unknown id, a missing file */
function complainAboutWord(word: string, ids: readonly string[]): void {
  if (/\s/.test(word.trim())) return;
  const near = suggestion(word, ids);
  if (/^[a-z]{2,20}\/[\w-]+$/.test(word) || near !== '') {
    throw new UsageError([`explain: no cause and no check is called ${quoted(word)}${near}`]);
  }
  if (/[/\\]|\.\w{1,5}$/.test(word)) {
    throw new UsageError([`explain: there is no file ${quoted(word)}, and the text matches no known error`]);
  }
}

/** Undefined if unknown in advance. */
const totalOf = (sources: readonly Source[]): number | undefined =>
  sources.some((each) => each === 'standard input')
    ? undefined
    : sources.reduce((sum, each) => sum + (typeof each === 'object' && 'file' in each ? each.bytes : 0), 0);

/** One after the other. The end of a file ends its last line, with or without a line break. */
async function* chunksOf(
  sources: readonly Source[],
  io: Io,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array | string> {
  const { gunzipped } = await import('../text/gunzip.ts');
  for (const source of sources) {
    if (source === 'standard input') yield* gunzipped(counted(io.stdin, onBytes));
    else if ('text' in source) yield source.text;
    else yield* whole(source.file, gunzipped(counted(fileChunks(source.file), onBytes)));
    if (sources.length > 1) yield '\n';
  }
}

async function* counted<T extends Uint8Array | string>(
  chunks: AsyncIterable<T>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<T> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

async function* fileChunks(file: string): AsyncGenerator<Uint8Array> {
  yield* (await import('../settings/files.ts')).streamFile(file);
}

/** @throws UsageError with the name of a file that cannot be read */
async function* whole<T>(file: string, chunks: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* chunks;
  } catch (error) {
    const { whyUnreadable } = await import('../settings/draw.ts');
    throw new UsageError([`explain ${quoted(file)}: ${whyUnreadable(error)}`]);
  }
}

async function print(answer: Answer, args: Arguments, io: Io): Promise<void> {
  if (textOption(args, 'format') === 'json') {
    const result: ExplainResult = { schemaVersion: 1, ...answer };
    io.stdout.write(printedJson(result));
    return;
  }
  const { printed } = await import('../explain/print.ts');
  io.stdout.write(printed(answer, styleOf(args, io.env, io.stdout)));
}

const WHO = {
  client: 'The client itself stops when it does not hold.',
  'identity-provider': 'The identity provider refuses the client when it does not hold.',
  confluent: 'Confluent Cloud refuses the client when it does not hold.',
  nobody: 'Nothing enforces it; it is advice.',
} as const;

const describeCheck = ({ id, title, enforcedBy, reads }: Check): string =>
  `# ${title}\n\nThe check \`${id}\`. ${WHO[enforcedBy]}\n\nIt reads: ${reads.join('; ')}.\n`;

import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { givenByClientFile, readClientFile, type ClientFile } from '../../src/client-files/client-file.ts';
import { convert, writableFormat } from '../../src/convert/convert.ts';
import { lint, type Lint } from '../../src/doctor/lint.ts';
import { fixed } from '../../src/doctor/lint-fix.ts';
import { UsageError } from '../../src/text/problem.ts';
import { sourceOf } from '../../src/text/source.ts';
import { FAULTS, type Fault, type Planted, type Said } from './plant.ts';
import { carried } from './carried.ts';

/*
 * Sound files of all carriers and dialects, in which nothing may be found; and the same files with one planted fault,
 * which must be found at its place.
 */

const FOLDER = 'fixtures/client-files';

/** Fixtures with a deliberate fault, which their tests cover. */
const NOT_SOUND: ReadonlySet<string> = new Set<string>([
  'client-code/producer.rb',
  'connect-json/mirror-source.json',
  'connect-json/replicator.json',
  'connect-properties/worker-with-prefixes.properties',
  'docker-compose/compose.yaml',
  'docker-compose/kcat.yml',
  'jaas-file/zookeeper-and-client.conf',
  'java-properties/reference-names.properties',
  'java-properties/windows.properties',
  'kafkajs-json/in-sasl.json',
  'kafkajs-json/nest-microservice.json',
  'kubernetes/deployment.yaml',
  'kubernetes/secret.yaml',
  'librdkafka-json/confluent-kafka-javascript.json',
  'oauthbearer-yaml/one-target.yaml',
  'snaplogic/table.md',
  'snaplogic/ticket.properties',
  'spring-boot-yaml/cloud-stream.yaml',
  'spring-boot-yaml/producer-only.yml',
]);

export interface SoundFile {
  readonly name: string;
  readonly text: string;
}

/** Files as people have them, and each one again wrapped in others. */
export function soundFiles(): readonly SoundFile[] {
  const own = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => !NOT_SOUND.has(path.slice(FOLDER.length + 1)))
    .map((path) => ({ name: path.slice(FOLDER.length + 1), text: readFileSync(path, 'utf8') }));
  return own.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** What is wrong with the judgement of a sound file; empty if nothing is. */
export function alarmsIn(file: SoundFile): readonly string[] {
  try {
    return alarms(file);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [`refused: ${error.problems[0]}`];
  }
}

function alarms({ name, text }: SoundFile): readonly string[] {
  const linted = lintText(name, text);
  const found = linted.result.findings.map(({ id, place }) => `${id} at ${place?.line}:${place?.column}`);
  const isChanged = fixed(linted, (after) => lintText(name, after)) !== linted;
  return [...found, ...(isChanged ? ['--fix changes it'] : []), ...lostBy(linted.file)];
}

/** Settings of the file that our own YAML would lose. */
function lostBy(file: ClientFile): readonly string[] {
  const before = givenByClientFile(file, {});
  const { text } = convert(file, writableFormat('oauthbearer-yaml'));
  const after = givenByClientFile(
    readClientFile('converted.yaml', Buffer.from(text), 'oauthbearer-yaml'),
    {},
  );
  return ['tokenEndpoint', 'clientId', 'scope', 'bootstrapServers', 'logicalCluster', 'poolId'].flatMap(
    (key) =>
      before.settings[key] === undefined ||
      // A setting that comes from the environment with a default becomes a reference.
      after.settings[key] === undefined ||
      plain(after.settings[key]).includes('${') ||
      plain(after.settings[key]) === plain(before.settings[key])
        ? []
        : [`convert loses ${key}`],
  );
}

/** Ignores spaces after the commas of a list. */
const plain = (value: unknown): string => JSON.stringify(value ?? '').replaceAll(', ', ',');

interface Judged {
  readonly file: ClientFile;
  readonly result: Lint;
}

function lintText(name: string, text: string): Judged {
  const file = readClientFile(basename(name), Buffer.from(text));
  return { file, result: lint(file, { env: {} }) };
}

export type Outcome = 'found' | 'elsewhere' | 'missed' | 'refused';

export interface Mutant {
  readonly file: string;
  readonly fault: string;
  readonly outcome: Outcome;
  /** Other findings. */
  readonly others: readonly string[];
  readonly said: string;
}

/** Each sound file with each fault that it can have. */
export const mutantsOf = (file: SoundFile): readonly Mutant[] => {
  const said = saidBy(file);
  return FAULTS.flatMap((fault) => {
    const planted = fault.plant(said);
    return planted === undefined ? [] : [judge(file, fault, planted)];
  });
};

function saidBy({ name, text }: SoundFile): Said {
  const { settings } = givenByClientFile(readClientFile(basename(name), Buffer.from(text)), {});
  const url = settings['tokenEndpoint'];
  return { text, settings, host: typeof url === 'string' && URL.canParse(url) ? new URL(url).hostname : '' };
}

function judge({ name, text: _ }: SoundFile, { id, causes }: Fault, planted: Planted): Mutant {
  const about = { file: name, fault: id };
  try {
    const { findings } = lintText(name, planted.text).result;
    const named = findings.filter((each) => causes.some((cause) => cause === each.id));
    const others = findings.filter((each) => !named.includes(each)).map((each) => each.id);
    const where =
      planted.at === undefined ? undefined : sourceOf(name, Buffer.from(planted.text)).placeAt(planted.at);
    const isThere = named.some(
      ({ place, also }) =>
        where === undefined ||
        [place, ...also].some((each) => each?.line === where.line && each.column === where.column),
    );
    const said = findings.map((each) => `${each.id} ${each.place?.line}:${each.place?.column}`).join(', ');
    const outcome = named.length === 0 ? 'missed' : isThere ? 'found' : 'elsewhere';
    const at = where === undefined ? '' : ` (planted at ${where.line}:${where.column})`;
    return { ...about, outcome, others, said: `${said === '' ? 'nothing' : said}${at}` };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { ...about, outcome: 'refused', others: [], said: error.message };
  }
}

/**
 * Prints recall and precision.
 *
 * @returns whether no sound file raises an alarm
 */
export function judgeFiles(why: boolean): boolean {
  const own = soundFiles();
  const within = own.flatMap(carried);
  const raised = [...own, ...within].flatMap((file) =>
    alarmsIn(file).map((alarm) => `${file.name}: ${alarm}`),
  );
  console.log(
    `${own.length} sound files as people have them, and ${within.length} inside of others: ${raised.length} false alarms.`,
  );
  for (const alarm of raised) console.log(`  ${alarm}`);
  const mutants = own.flatMap(mutantsOf);
  const count = (outcome: Outcome): number => mutants.filter((each) => each.outcome === outcome).length;
  const named = count('found') + count('elsewhere');
  const false_ = mutants.reduce((sum, { others }) => sum + others.length, 0);
  console.log(
    `${mutants.length} faults planted (${FAULTS.length} kinds): ${count('found')} found at their place, ${count('elsewhere')} elsewhere, ` +
      `${count('refused')} refused, ${count('missed')} missed.`,
  );
  console.log(
    `recall ${percent(named, mutants.length)}, at the right line and column ${percent(count('found'), mutants.length)}; ` +
      `precision ${percent(named, named + false_)}.`,
  );
  if (why)
    for (const { file, fault, outcome, said, others } of mutants)
      if (outcome !== 'found' || others.length > 0)
        console.log(`  ${outcome}: ${file}: ${fault}: said ${said}`);
  return raised.length === 0;
}

const percent = (some: number, all: number): string => `${((100 * some) / Math.max(1, all)).toFixed(1)} %`;

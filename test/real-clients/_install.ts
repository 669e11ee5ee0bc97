import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const CACHE = here('../../.tmp');

/** Clients written by others, ready to run. */
export interface Clients {
  /** Class path of the Java client and of Apache Kafka's tools. */
  readonly classPath: string;
  /** The same for Kafka 3. */
  readonly classPath3: string;
  /** The Python interpreter with `confluent_kafka`, the Python wrapper of librdkafka. */
  readonly python: string;
  readonly versions: Versions;
}

export interface Versions {
  readonly kafka: string;
  readonly kafka3: string;
  readonly java: string;
  readonly librdkafka: string;
  readonly confluentKafka: string;
}

/**
 * Downloads missing clients from Maven Central (about 90 MB) and PyPI.
 *
 * @throws when Java, Maven or Python with `venv` is missing, or a download fails
 */
export async function installClients(): Promise<Clients> {
  const [java, python] = await Promise.all([installJava(), installLibrdkafka()]);
  return {
    ...java.classPaths,
    python: python.program,
    versions: { ...java.versions, ...python.versions },
  };
}

async function installJava(): Promise<{
  readonly classPaths: Pick<Clients, 'classPath' | 'classPath3'>;
  readonly versions: Pick<Versions, 'kafka' | 'kafka3' | 'java'>;
}> {
  const { stderr } = await needed('java', ['-version'], 'the Java client needs Java 17 or later');
  const kafka = await pinned('pom.xml', /<kafka\.version>([^<]+)</);
  const kafka3 = await pinned('pom.xml', /<kafka3\.version>([^<]+)</);
  return {
    classPaths: { classPath: await installKafka(kafka), classPath3: await installKafka(kafka3) },
    versions: { kafka, kafka3, java: /version "([^"]+)"/.exec(stderr)?.[1] ?? 'unknown' },
  };
}

/** @returns the class path */
async function installKafka(version: string): Promise<string> {
  const folder = `${CACHE}/kafka-tools-${version}`;
  await once(folder, async (unfinished) => {
    const goal = [
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-Dkafka.version=${version}`,
      `-DoutputDirectory=${unfinished}`,
    ];
    await needed('mvn', ['-q', '-B', '-f', here('pom.xml'), ...goal], 'the Java client is fetched by Maven');
  });
  return `${folder}/*`;
}

async function installLibrdkafka(): Promise<{
  readonly program: string;
  readonly versions: Pick<Versions, 'librdkafka' | 'confluentKafka'>;
}> {
  const folder = `${CACHE}/librdkafka-${await pinned('requirements.txt', /^confluent-kafka==(\S+)$/m)}`;
  await once(folder, async (unfinished) => {
    await needed(
      'python3',
      ['-m', 'venv', unfinished],
      'librdkafka needs Python 3 with venv (Debian: python3-venv)',
    );
    const pip = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '-r', here('requirements.txt')];
    await run(`${unfinished}/bin/python`, pip);
  });
  const program = `${folder}/bin/python`;
  const ask = 'import confluent_kafka as k; print(k.version(), k.libversion()[0])';
  const [confluentKafka = 'unknown', librdkafka = 'unknown'] = (await run(program, ['-c', ask])).stdout
    .trim()
    .split(' ');
  return { program, versions: { confluentKafka, librdkafka } };
}

/** Runs a local program; if that fails, the error says what it is needed for. */
async function needed(
  program: string,
  args: readonly string[],
  why: string,
): Promise<{ readonly stderr: string }> {
  try {
    return await run(program, [...args]);
  } catch (error) {
    throw new Error(`${why}: ${(error as Error).message}`, { cause: error });
  }
}

/** Creates a folder that is either complete or missing. */
async function once(folder: string, make: (unfinished: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await make(unfinished);
    if (!existsSync(folder)) await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function pinned(file: string, version: RegExp): Promise<string> {
  const found = version.exec(await readFile(here(file), 'utf8'))?.[1];
  if (found === undefined) throw new Error(`${file} names no version`);
  return found;
}

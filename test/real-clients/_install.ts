import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { jarsOf, needed, pinned, pythonWith } from '../_downloads.ts';

const run = promisify(execFile);
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

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
  const kafka = await pinned(here('pom.xml'), /<kafka\.version>([^<]+)</);
  const kafka3 = await pinned(here('pom.xml'), /<kafka3\.version>([^<]+)</);
  return {
    classPaths: { classPath: await installKafka(kafka), classPath3: await installKafka(kafka3) },
    versions: { kafka, kafka3, java: /version "([^"]+)"/.exec(stderr)?.[1] ?? 'unknown' },
  };
}

/** @returns the class path */
const installKafka = (version: string): Promise<string> =>
  jarsOf(`kafka-tools-${version}`, here('pom.xml'), [`-Dkafka.version=${version}`]);

async function installLibrdkafka(): Promise<{
  readonly program: string;
  readonly versions: Pick<Versions, 'librdkafka' | 'confluentKafka'>;
}> {
  const version = await pinned(here('requirements.txt'), /^confluent-kafka==(\S+)$/m);
  const program = `${await pythonWith(`librdkafka-${version}`, here('requirements.txt'))}/python`;
  const ask = 'import confluent_kafka as k; print(k.version(), k.libversion()[0])';
  const [confluentKafka = 'unknown', librdkafka = 'unknown'] = (await run(program, ['-c', ask])).stdout
    .trim()
    .split(' ');
  return { program, versions: { confluentKafka, librdkafka } };
}

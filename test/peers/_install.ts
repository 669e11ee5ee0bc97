import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { keycloakCommand } from './keycloak/_command.ts';

const run = promisify(execFile);
const POM = fileURLToPath(new URL('pom.xml', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Whether a program is available; the reason if it is not. */
async function lacks(program: string, argument: string): Promise<string | undefined> {
  try {
    await run(program, [argument]);
    return undefined;
  } catch (error) {
    return `${program}: ${(error as Error).message.split('\n')[0]}`;
  }
}

/** What is missing on this machine to run real servers; empty when nothing is. */
export async function missingPrograms(): Promise<readonly string[]> {
  const answers = await Promise.all([lacks('java', '-version'), lacks('mvn', '-version')]);
  return answers.filter((each) => each !== undefined);
}

/** An installation made by Maven. */
export interface Installed {
  readonly version: string;
  readonly folder: string;
}

/**
 * The jars of the Apache Kafka version in `pom.xml`, downloaded by Maven if missing (about 100 MB).
 *
 * @throws when Java or Maven is missing, or Maven fails
 */
export const installKafka = (): Promise<Installed> =>
  install('kafka', (folder) =>
    maven('dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`),
  );

/**
 * The Keycloak version in `pom.xml`, downloaded by Maven if missing (about 160 MB) and built for an in-memory database:
 * Keycloak's `build` takes a minute, and otherwise runs at every start.
 *
 * @throws when Java or Maven is missing, or Maven fails
 */
export const installKeycloak = (): Promise<Installed> =>
  install('keycloak', async (folder, version) => {
    await maven(
      'dependency:unpack',
      `-Dartifact=org.keycloak:keycloak-quarkus-dist:${version}:zip`,
      `-DoutputDirectory=${folder}`,
    );
    const { program, args } = keycloakCommand(`${folder}/keycloak-${version}`, ['build', '--db=dev-mem']);
    await run(program, [...args]);
  });

const maven = (...args: readonly string[]) => run('mvn', ['-q', '-B', '-f', POM, ...args]);

/** Installs once for all runs; a failed attempt, or one that another run overtook, leaves nothing behind. */
async function install(
  name: string,
  fill: (folder: string, version: string) => Promise<unknown>,
): Promise<Installed> {
  const missing = await missingPrograms();
  if (missing.length > 0) {
    throw new Error(`real servers need Java 17 or later and Maven on the PATH: ${missing.join('; ')}`);
  }
  const version =
    new RegExp(`<${name}\\.version>([^<]+)<`).exec(await readFile(POM, 'utf8'))?.[1] ?? 'unknown';
  const folder = `${ROOT}.tmp/${name}-${version}`;
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    await mkdir(unfinished, { recursive: true });
    try {
      await fill(unfinished, version);
      if (!existsSync(folder)) await rename(unfinished, folder);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return { version, folder };
}

/** The version line of the Java that runs the servers. */
export async function javaVersion(): Promise<string> {
  const { stderr, stdout } = await run('java', ['-version']);
  return /version "([^"]+)"/.exec(stderr + stdout)?.[1] ?? 'unknown';
}

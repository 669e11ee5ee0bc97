import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where programs that tests download are kept. */
export const CACHE = fileURLToPath(new URL('../.tmp', import.meta.url));

/** Runs a local program; if that fails, the error says what it is needed for. */
export async function needed(
  program: string,
  args: readonly string[],
  why: string,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  try {
    return await run(program, [...args]);
  } catch (error) {
    throw new Error(`${why}: ${(error as Error).message}`, { cause: error });
  }
}

/** Creates a folder that is either complete or missing. */
export async function once(folder: string, make: (unfinished: string) => Promise<void>): Promise<void> {
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

/** The version that a file pins. */
export async function pinned(file: string, version: RegExp): Promise<string> {
  const found = version.exec(await readFile(file, 'utf8'))?.[1];
  if (found === undefined) throw new Error(`${file} names no version`);
  return found;
}

/**
 * A Python of its own with the packages of a `requirements.txt`, from PyPI.
 *
 * @param name of its folder; another name for other versions
 * @returns its folder of programs
 */
export async function pythonWith(name: string, requirements: string): Promise<string> {
  const folder = `${CACHE}/${name}`;
  await once(folder, async (unfinished) => {
    await needed(
      'python3',
      ['-m', 'venv', unfinished],
      'Python 3 with venv is needed (Debian: python3-venv)',
    );
    const pip = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '-r', requirements];
    await run(`${unfinished}/bin/python`, pip);
  });
  return `${folder}/bin`;
}

/**
 * The jars of a `pom.xml`, from Maven Central.
 *
 * @returns the class path
 */
export async function jarsOf(name: string, pom: string, properties: readonly string[] = []): Promise<string> {
  const folder = `${CACHE}/${name}`;
  await once(folder, async (unfinished) => {
    const goal = [
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${unfinished}`,
    ];
    await needed('mvn', ['-q', '-B', '-f', pom, ...goal, ...properties], 'the jars are fetched by Maven');
  });
  return `${folder}/*`;
}

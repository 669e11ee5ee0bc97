import { constants, type Dirent } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { clientsIn, readClientFile } from '../client-files/client-file.ts';
import { NoClientInFile } from '../client-files/refused.ts';
import { loadTarget, type Sources } from '../doctor/load.ts';
import { targetsIn } from '../settings/config-file.ts';
import { whyUnreadable } from '../settings/draw.ts';
import { quoted, TooLarge, UsageError } from '../text/problem.ts';
import { aloneCommand } from './alone.ts';
import { isListOfKubernetes, membersOfList } from './kubernetes-members.ts';
import type { Member, Unread } from './member.ts';

/**
 * The clients that files and directories name, sorted by name: each target of a YAML with `targets:`, each client of a
 * client's own file in any format, each client of the workloads in a list that kubectl printed. In a directory all files
 * are read, except those in hidden directories and `node_modules`; one without a client is returned as `Unread`.
 *
 * @param sources flags apply to every client: a Cloud API key, the CA of the company
 */
export async function* membersIn(
  paths: readonly string[],
  sources: Sources,
): AsyncGenerator<Member | Unread> {
  for (const path of paths) {
    if (path === '-') yield* membersOfList(path, sources);
    else if (!(await isDirectory(path)))
      yield* (await isListOfKubernetes(path))
        ? membersOfList(path, sources)
        : membersOfFile(path, false, sources);
    else {
      for await (const file of filesBelow(path))
        if (typeof file === 'string') yield* membersOfFile(file, true, sources);
        else yield file;
    }
  }
}

/** @throws UsageError when there is no such file or directory, or it cannot be read */
async function isDirectory(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) await access(path, constants.R_OK | constants.X_OK);
    return found.isDirectory();
  } catch (error) {
    throw new UsageError([`fleet ${quoted(path)}: ${whyUnreadable(error)}`]);
  }
}

/**
 * One directory that this user may not read does not hide the clients in the others.
 *
 * @param top where the search began
 */
async function* filesBelow(directory: string, top = directory): AsyncGenerator<string | Unread> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    yield { name: directory, outcome: 'unreadable', because: whyUnreadable(error) };
    return;
  }
  const wanted = entries
    .filter(({ name }) => !isPassedOver(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of wanted) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path, top);
    else if (entry.isFile()) yield path;
    else if (entry.isSymbolicLink()) yield* fileBehind(path, top);
  }
}

const isPassedOver = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/**
 * The file that a symbolic link leads to: Kubernetes mounts a ConfigMap as links into a hidden directory. One that the
 * search reaches by itself is read there, and a link to a directory may form a cycle.
 */
async function* fileBehind(path: string, top: string): AsyncGenerator<string | Unread> {
  try {
    const [target, root] = await Promise.all([realpath(path), realpath(top)]);
    if (!(await stat(target)).isFile()) return;
    const parts = relative(root, target).split(sep);
    if (parts[0] === '..' || isAbsolute(parts.join(sep)) || parts.some(isPassedOver)) yield path;
  } catch (error) {
    yield { name: path, outcome: 'unreadable', because: whyUnreadable(error) };
  }
}

async function* membersOfFile(
  path: string,
  isAmongOthers: boolean,
  sources: Sources,
): AsyncGenerator<Member | Unread> {
  let isList = false;
  try {
    const bytes = await sources.readFile(path);
    isList = isListOfTargets(path, bytes);
    // The same bytes for each of its clients: they are parsed once.
    const ofFile: Sources = {
      ...sources,
      readFile: async (each) => (each === path ? bytes : await sources.readFile(each)),
    };
    const targets = /\.ya?ml$/i.test(path) ? targetsIn(path, bytes) : undefined;
    yield* targets === undefined
      ? clientsOf(path, bytes, ofFile)
      : targets.map((target) => ({
          name: `${path}#${target}`,
          file: path,
          command: () => aloneCommand({ flag: 'config', file: path, target }, sources.flags),
          load: () => loadTarget({ ...ofFile, flags: { ...sources.flags, config: path, target } }),
        }));
  } catch (error) {
    const outcome = isAmongOthers && error instanceof NoClientInFile ? 'skipped' : 'unreadable';
    const because = isList && error instanceof TooLarge ? SPLIT_IT : whyNot(error, path);
    yield { name: path, file: path, outcome, because };
  }
}

const SPLIT_IT =
  'has too many targets for one file (1 MiB, about 4,000); split it into several files in a folder, and give the folder';

/** Whether a file begins as a list of targets, however long it is. */
const isListOfTargets = (path: string, bytes: Uint8Array): boolean =>
  /\.ya?ml$/i.test(path) &&
  /^(?:\ufeff)?(?:(?:#.*|---.*|[ \t]*)\r?\n)*(?:targets|"targets"|'targets')[ \t]*:/.test(
    Buffer.from(bytes.subarray(0, BEGINNING)).toString('utf8'),
  );

/** In bytes: more than the comments above a list. */
const BEGINNING = 65_536;

function clientsOf(path: string, bytes: Uint8Array, sources: Sources): readonly Member[] {
  const clients = clientsIn(readClientFile(path, bytes));
  return clients.map(({ reading }, clientIndex) => ({
    name: clients.length === 1 ? path : `${path}#${reading.part ?? clientIndex + 1}`,
    file: path,
    // The doctor takes the client that a file is mostly about.
    ...(clientIndex === 0 && {
      command: () => aloneCommand({ flag: 'client-config', file: path }, sources.flags),
    }),
    load: () => loadTarget({ ...sources, clientIndex, flags: { ...sources.flags, 'client-config': path } }),
  }));
}

/** In one sentence, and without the name of the member, which the report prints before it. */
export const whyNot = (error: unknown, name: string): string =>
  error instanceof UsageError
    ? error.problems
        .map((line) => (line.startsWith(`${name}:`) ? line.slice(name.length + 1) : line))
        .join('; ')
    : whyUnreadable(error);

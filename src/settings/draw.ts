import { textOf } from './files.ts';
import type { Pick, Picks } from './pick.ts';
import type { SettingKey } from './settings.ts';
import { exampleOf } from './settings.ts';
import type { Problem } from '../text/problem.ts';

/** A setting's value from any source. */
export interface Drawn {
  readonly value: unknown;
  readonly where: string;
  /** The file that contained it. */
  readonly file?: string;
}

export type Values = ReadonlyMap<SettingKey, Drawn>;

export interface Wells {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @throws like `fs.readFile`, or a RangeError when the file is too large */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly readStdin: () => Promise<Uint8Array>;
  /** Files are read as the client gets them where it runs, not from this machine. */
  readonly hasClientsFiles?: true;
}

/**
 * Reads the values of settings that name an environment variable or a file. They are kept byte for byte: a trailing
 * space in a secret may be the fault. From standard input, one final line break is removed, which shells and `jq -r`
 * add.
 *
 * Messages never show the name that was given for a secret: people mistakenly put the secret itself there.
 */
export async function draw(
  picks: Picks,
  wells: Wells,
): Promise<{ readonly values: Values; readonly problems: readonly Problem[] }> {
  const values = new Map<SettingKey, Drawn>();
  const problems: Problem[] = [];
  const fromStdin = [...picks.values()].filter(({ entry, value }) => entry.form === 'file' && value === '-');
  if (fromStdin.length > 1) {
    problems.push({
      code: 'conflicting-properties',
      property: fromStdin[0]!.entry.key,
      line: `${fromStdin.map(({ where }) => where).join(' and ')}: standard input (-) can be read only once; give the others as files`,
    });
  }
  for (const [key, each] of picks) {
    if (!each.valid || fromStdin.indexOf(each) > 0) continue;
    const got = await drawOne(each, wells);
    if (got.ok) values.set(key, got.drawn);
    else
      problems.push({
        code: each.entry.form === 'env' ? 'missing-property' : 'unreadable-file',
        property: key,
        line: `${each.where}: ${got.problem}`,
      });
  }
  return { values, problems };
}

type Got = { readonly ok: true; readonly drawn: Drawn } | { readonly ok: false; readonly problem: string };

async function drawOne({ entry, value, where }: Pick, wells: Wells): Promise<Got> {
  if (entry.form === 'value') return { ok: true, drawn: { value, where } };
  const name = String(value);
  if (entry.form === 'env') {
    const held = Object.hasOwn(wells.env, name) ? wells.env[name] : undefined;
    return held === undefined
      ? {
          ok: false,
          problem: `names an environment variable that is not set, or not exported; for example ${exampleOf(entry)}`,
        }
      : { ok: true, drawn: { value: held, where } };
  }
  try {
    if (name === '-')
      return { ok: true, drawn: { value: textOf(await wells.readStdin()).replace(/\r?\n$/, ''), where } };
    const text = textOf(await wells.readFile(name));
    // Editors and echo end a file with a line break. In a secret that is a fault of the client's configuration; a token
    // is pasted.
    const read = entry.setting.key === 'token' ? text.replace(/\r?\n$/, '') : text;
    return { ok: true, drawn: { value: read, where, file: name } };
  } catch (error) {
    return { ok: false, problem: `${whyUnreadable(error)}; for example ${exampleOf(entry)}` };
  }
}

/** Why a file could not be read, without its name. */
export function whyUnreadable(error: unknown): string {
  if (error instanceof RangeError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return FILE_ERRORS[code] ?? `the file cannot be read${/^E[A-Z]+$/.test(code) ? ` (${code})` : ''}`;
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'file not found',
  EACCES: 'this user has no permission to read it',
  EPERM: 'this user has no permission to read it',
  EISDIR: 'it is a directory; give a file',
  ENXIO: 'it is a socket, or a device without a driver; give a file',
  ELOOP: 'its symbolic links lead in a circle',
  ENOTDIR: 'a part of its path is not a folder',
  Z_DATA_ERROR: 'it begins as gzip, and its content is damaged',
  Z_BUF_ERROR: 'it is gzip, and its end is missing',
  ENAMETOOLONG: 'the name of the file is too long',
};

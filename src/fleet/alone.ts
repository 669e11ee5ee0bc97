import { option, sh, words, type ShellCommand } from '../commands/sh.ts';
import { filePath } from '../commands/value.ts';
import { ENTRIES, flagOf, holdsSecret } from '../settings/settings.ts';

/**
 * The command that diagnoses one client of a fleet alone, with the flags that the fleet was given. A flag with a secret
 * is left out.
 *
 * @param client the flag that names its file, and if the file has several, its name there
 */
export function aloneCommand(
  client: { readonly flag: 'config' | 'client-config'; readonly file: string; readonly target?: string },
  flags: Readonly<Record<string, unknown>>,
): string {
  const { flag, file, target } = client;
  const given = ENTRIES.filter((entry) => entry.form !== 'value' || !holdsSecret(entry)).flatMap((entry) =>
    withFlag(flagOf(entry), flags[flagOf(entry)]),
  );
  return words([
    sh`oauthbearer doctor`,
    ...withFlag(flag, filePath(file)),
    ...withFlag('target', target),
    ...given,
  ]).toString();
}

function withFlag(flag: string, value: unknown): readonly ShellCommand[] {
  if (Array.isArray(value)) return value.flatMap((each) => withFlag(flag, each));
  if (value === true) return [option(flag)];
  return typeof value === 'string' ? [option(flag, value)] : [];
}

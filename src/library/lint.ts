import { bytesOf } from '../client-files/client-config.ts';
import { lintedFileOf, lintFileOrLog } from '../doctor/lint-fix.ts';
import type { LintedFile, LintResult } from '../report/lint.ts';
import { selectedIn } from '../report/selection.ts';
import type { TargetProperties } from '../settings/properties.generated.ts';
import type { Shell } from '../commands/command-text.ts';
import { filesToRead, wellsOf, type ClientFile, type Environment } from './client-file.ts';
import { withInputErrors } from './input-error.ts';
import { selectionOf, type Counting } from './selection.ts';

/** What the files do not say. */
export interface LintOptions
  extends Counting, Pick<TargetProperties, 'client' | 'clientVersion' | 'allowedUrls'> {
  /** The environment of the client, for what its file refers to; default: an empty one. */
  readonly env?: Environment | undefined;
  /** The shell that the commands of fixes are written for; default: `bash`. */
  readonly shell?: Shell | undefined;
}

/**
 * Checks clients' configuration files alone: no server is contacted, and files that they name are not read.
 *
 * @throws InputError for a file that cannot be read, or in which no client's configuration is recognised
 */
export function lint(
  files: ClientFile | readonly ClientFile[],
  options: LintOptions = {},
): Promise<LintResult> {
  return withInputErrors('files', async () => {
    const { client, clientVersion, allowedUrls, env = {}, shell = 'bash' } = options;
    const settings = Object.fromEntries(
      Object.entries({ client, clientVersion, allowedUrls }).filter(([, value]) => value !== undefined),
    );
    const selection = selectionOf(options);
    const linted: LintedFile[] = [];
    for (const { path, content, format } of filesToRead(files, 'files')) {
      const bytes = content ?? (await bytesOf('files', path, wellsOf(env)));
      linted.push(
        lintedFileOf(
          await lintFileOrLog(path, bytes, {
            ...{ env, settings, shell, format },
            ...{ manner: 'property', now: Date.now() },
          }),
        ),
      );
    }
    return selectedIn({ schemaVersion: 1, files: linted }, selection);
  });
}

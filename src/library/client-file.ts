import { formatIds } from '../client-files/client-file.ts';
import type { ClientFileToRead } from '../doctor/load.ts';
import type { Wells } from '../settings/draw.ts';
import { readFileBytes } from '../settings/files.ts';
import { didYouMean, invalid, quoted, refuse, UsageError } from '../text/problem.ts';

/** A client's own configuration file, in any of the formats that `oauthbearer lint` reads. */
export interface ClientFile {
  /** Its path; the report uses this name. */
  readonly path: string;
  /** Its content; default: read from `path`. */
  readonly content?: string | Uint8Array | undefined;
  /** The id of its format, such as `java-properties`; default: detected from the content. */
  readonly format?: string | undefined;
}

/** The environment of the client: `process.env`, or values of a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where values come from that are not given directly. Standard input is left to the program that uses the library. */
export const wellsOf = (env: Environment): Wells => ({
  env,
  readFile: readFileBytes,
  readStdin: () => Promise.reject(new RangeError('standard input is not read; give its content')),
});

/**
 * One file or several, ready to be read.
 *
 * @param property the name of the property in messages
 * @throws UsageError for an unknown format
 */
export function filesToRead(
  files: ClientFile | readonly ClientFile[],
  property: string,
): readonly ClientFileToRead[] {
  const all: readonly ClientFile[] = [files].flat();
  // Callers in JavaScript are not type-checked; a string alone could be a path or the content.
  if (all.some((each) => typeof (each as Partial<ClientFile> | null)?.path !== 'string')) {
    const example = "{ path: 'client.properties' }";
    throw new UsageError([
      invalid(property, `${property}: must be files, each with its path; for example ${example}`),
    ]);
  }
  const known = formatIds();
  refuse(
    all.flatMap(({ format }) =>
      format === undefined || known.includes(format)
        ? []
        : invalid(
            `${property}.format`,
            `${property}.format: is ${quoted(format)}; must be one of ${known.join(', ')}${didYouMean(format, known)}`,
          ),
    ),
  );
  return all.map(({ path, content, format }) => ({
    path,
    ...(content !== undefined && { content: bytesOf(content) }),
    ...(format !== undefined && { format }),
  }));
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : content;

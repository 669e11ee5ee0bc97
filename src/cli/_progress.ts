import type { ObserveOptions } from '../probes/observe.ts';
import type { Arguments, Io } from './_command.ts';

const ERASE = '\r\u001b[2K';

/** Whether a person may be watching a progress line. */
const isWatched = (args: Arguments, { stderr, env }: Io): boolean =>
  stderr.isTTY === true && args['quiet'] !== true && env['TERM'] !== 'dumb';

/** A progress line on a terminal's stderr; nothing otherwise. */
export function progressLine(
  args: Arguments,
  io: Io,
): {
  readonly onProgress: NonNullable<ObserveOptions['onProgress']>;
  readonly done: () => void;
} {
  const { stderr } = io;
  if (!isWatched(args, io)) return { onProgress: () => undefined, done: () => undefined };
  const open = new Set<string>();
  const width = Math.max(20, (stderr.columns ?? 80) - 1);
  return {
    onProgress: ({ span, state }) => {
      if (state === 'begun') open.add(span);
      else open.delete(span);
      const line = open.size === 0 ? '' : `waiting for ${[...open].join(', ')}`;
      stderr.write(ERASE + line.replace(/[^\x20-\x7e]/g, '?').slice(0, width));
    },
    done: () => void stderr.write(ERASE),
  };
}

const MEGABYTE = 1024 * 1024;

/**
 * A progress line on a terminal's stderr for reading a long text; nothing otherwise.
 *
 * @param total bytes; undefined if unknown
 */
export function bytesRead(
  args: Arguments,
  io: Io,
  total: number | undefined,
): { readonly onBytes: (bytes: number) => void; readonly done: () => void } {
  let read = 0;
  let shown = 0;
  if (!isWatched(args, io)) return { onBytes: () => undefined, done: () => undefined };
  return {
    onBytes: (bytes) => {
      read += bytes;
      if (read - shown < MEGABYTE) return;
      shown = read;
      const megabytes = Math.floor(read / MEGABYTE);
      io.stderr.write(
        `${ERASE}${total === undefined ? `${megabytes} MB read` : `${Math.min(100, Math.floor((100 * read) / total))} % of ${Math.ceil(total / MEGABYTE)} MB read`}`,
      );
    },
    done: () => {
      if (shown > 0) io.stderr.write(ERASE);
    },
  };
}

import type { ObserveOptions } from '../probes/observe.ts';
import type { Arguments, Io } from './_command.ts';

const ERASE = '\r\u001b[2K';

/** One line on a terminal's stderr that says what is being waited for; nothing anywhere else. */
export function progressLine(
  args: Arguments,
  io: Io,
): {
  readonly onProgress: NonNullable<ObserveOptions['onProgress']>;
  readonly done: () => void;
} {
  const { stderr, env } = io;
  if (stderr.isTTY !== true || args['quiet'] === true || env['TERM'] === 'dumb') {
    return { onProgress: () => undefined, done: () => undefined };
  }
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

import { allFormats } from '../client-files/all-formats.ts';
import { givenByClientFile, readAs, type ClientFile, type FromFile } from '../client-files/client-file.ts';
import type { Reading } from '../client-files/reading.ts';
import { excerptIn } from '../client-files/log-excerpt.ts';
import type { LogEvidence } from '../evidence/log.ts';
import type { Answer } from '../explain/answer.ts';
import { collectedLines } from '../explain/collected.ts';
import { linesOf, OVERLAP } from '../explain/lines.ts';
import { readAlong } from '../explain/read.ts';
import { signInsIn } from '../explain/sign-ins.ts';
import { decodeJwt } from '../probes/jwt.ts';
import { whyUnreadable } from '../settings/draw.ts';
import type { Given } from '../settings/given.ts';
import { ENTRIES, exampleOf, holdsSecret } from '../settings/settings.ts';
import { invalid, quoted, UsageError } from '../text/problem.ts';
import { sourceOf, type Source } from '../text/source.ts';

const CLIENT_LOG = allFormats.find(({ id }) => id === 'client-log')!;

/** A parsed client log. */
export interface ReadLog {
  readonly evidence: LogEvidence;
  /** The settings that it shows, the most certain first: a list that the client printed, then what its errors name. */
  readonly given: readonly Given[];
  /** The configuration that it shows, read like a file. */
  readonly file: FromFile;
  /**
   * For the user, when it says nothing about signing in with OAUTHBEARER: neither how the client is configured, nor how a
   * sign-in ended.
   */
  readonly nothing?: string;
}

/** A log of any length, as a stream. */
export interface LogStream {
  readonly path: string;
  readonly chunks: AsyncIterable<Uint8Array | string>;
}

/**
 * Reads a log of any length once: how the client was configured, how its sign-ins ended, and what its errors mean.
 *
 * @param now milliseconds since the epoch: the time of entries without a usable time of their own
 * @throws UsageError when it cannot be read
 */
export async function readLog({ path, chunks }: LogStream, now: number = Date.now()): Promise<ReadLog> {
  const file = path === '-' ? 'standard input' : path;
  const signIns = signInsIn(file, { now, decode: (token) => decodeJwt(token, 'access_token') });
  const excerpt = excerptIn(file);
  const wholeLines = joined(excerpt.look);
  const { answer, withoutSecrets } = await readAlong(chunks, {
    titleOf: (id) => id,
    beside: {
      look: (line) => {
        signIns.look(line);
        wholeLines.push(line.number, line.text, line.rest === true);
      },
      add: signIns.add,
    },
  }).catch((error: unknown) => {
    throw new UsageError([invalid('log', `--log ${quoted(path)}: ${whyUnreadable(error)}`)]);
  });
  wholeLines.end();
  const configured = configuredIn(excerpt.found(), file);
  const evidence = withoutSecrets({
    file,
    lines: answer.lines,
    ...signIns.found(),
    hints: hintsOf(answer),
    ...(answer.about === 'something-else' && { elsewhere: elsewhereIn(answer) }),
  });
  return {
    evidence,
    ...(saysNothing(evidence, configured) && { nothing: nothingIn(evidence) }),
    given: [shownBy(answer, file), withoutFilesAndSecrets(configured)],
    file: configured,
  };
}

/**
 * Reads the configuration in a log of any length as a file for `lint`; undefined if it contains none.
 *
 * @throws UsageError when it cannot be read
 */
export async function configurationOfLog({ path, chunks }: LogStream): Promise<ClientFile | undefined> {
  const excerpt = excerptIn(path);
  const wholeLines = joined(excerpt.look);
  let left = 0;
  const isOfInterest = (text: string): boolean => {
    left = excerpt.mayKeep(text) ? LINES_HELD : left - 1;
    return left >= 0;
  };
  try {
    for await (const batch of collectedLines(linesOf(chunks, isOfInterest)))
      for (const line of batch) wholeLines.push(line.number, line.text, line.rest === true);
  } catch (error) {
    throw new UsageError([`${path}: ${whyUnreadable(error)}`]);
  }
  wholeLines.end();
  const source = excerpt.found();
  const reading = source === undefined ? undefined : readAs(CLIENT_LOG, source);
  return source === undefined || reading === undefined || reading.found.length === 0
    ? undefined
    : { source, format: CLIENT_LOG, reading };
}

/** The last lines of a text may begin a configuration, and are looked at only when this many more have come. */
const LINES_HELD = 3;

/**
 * A long line arrives in chunks that overlap; this many characters of it are kept for readers that need the whole line.
 */
const LONGEST_LINE = 64 * 1024;

function joined(onLine: (number: number, text: string) => void): {
  readonly push: (number: number, text: string, isRest: boolean) => void;
  readonly end: () => void;
} {
  let held: { readonly number: number; text: string } | undefined;
  const end = (): void => {
    if (held !== undefined) onLine(held.number, held.text);
    held = undefined;
  };
  return {
    push: (number, text, isRest) => {
      if (!isRest) end();
      if (held === undefined) held = { number, text };
      else if (held.text.length < LONGEST_LINE) held.text += text.slice(OVERLAP);
    },
    end,
  };
}

/**
 * The client of a log, read like its configuration file. What a log does not show is unknown rather than absent, even
 * if it shows no list of settings.
 */
function configuredIn(excerpt: Source | undefined, path: string): FromFile {
  const source = excerpt ?? sourceOf(path, new Uint8Array());
  const read: Reading = { ...readAs(CLIENT_LOG, source), isPartial: true };
  // Variables of the client's environment are already filled in.
  return givenByClientFile({ source, format: CLIENT_LOG, reading: read }, {});
}

/** The files that a log names are on the machine that wrote it, and a secret in a log must not be used. */
const withoutFilesAndSecrets = (given: FromFile): Given => ({
  ...given,
  settings: Object.fromEntries(
    Object.entries(given.settings).filter(
      ([key]) =>
        !key.endsWith('File') &&
        key !== 'ca' &&
        !ENTRIES.some((entry) => entry.key === key && holdsSecret(entry)),
    ),
  ),
});

/** What the errors and the programs in the log show. */
function shownBy({ shown, programs: { client } }: Answer, file: string): Given {
  const isFamilyItself = /^(?:Kafka's Java client|librdkafka|kafkajs)$/.test(client?.name ?? '');
  return {
    settings: {
      ...(shown.tokenEndpoint !== undefined && { tokenEndpoint: shown.tokenEndpoint }),
      ...(shown.bootstrapServer !== undefined && { bootstrapServers: [shown.bootstrapServer] }),
      ...(client?.family !== undefined && { client: client.family }),
      ...(isFamilyItself && client?.version !== undefined && { clientVersion: client.version }),
    },
    locate: () => file,
    example: (entry) => exampleOf(entry, 'flag'),
  };
}

const MOST_HINTS = 8;

const hintsOf = ({ causes, errors }: Answer): LogEvidence['hints'] =>
  causes
    .filter(({ alternative }) => !alternative)
    .slice(0, MOST_HINTS)
    .map(({ id, points, quote, line }) => {
      const error = errors.find(({ findings }) => findings.some((each) => each.line === line));
      return {
        ...{ cause: id, points, quote, line },
        ...(error?.firstTime !== undefined && { time: error.firstTime }),
      };
    });

const elsewhereIn = ({ elsewhere: [first] }: Answer): string =>
  first === undefined ? '' : `${first.what} (line ${first.line})`;

const saysNothing = (evidence: LogEvidence, file: FromFile): boolean =>
  Object.keys(file.settings).length === 0 &&
  evidence.hints.length === 0 &&
  [evidence.jwt, evidence.answer, evidence.handshake, evidence.authenticate].every(
    (each) => each === undefined,
  );

const nothingIn = ({ file, lines, elsewhere }: LogEvidence): string =>
  `--log ${file}: nothing in it is about signing in with OAUTHBEARER (${lines === 1 ? 'one line' : `${lines} lines`})${elsewhere === undefined || elsewhere === '' ? '' : `; it is about ${elsewhere}`}`;

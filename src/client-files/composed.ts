import { UsageError } from '../text/problem.ts';
import type { Source } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import type { Syntax } from '../evidence/configuration.ts';
import type { References } from '../text/reference.ts';
import type { Carrier, Held } from './carrier.ts';
import type { Dialect } from './dialect.ts';
import type { Format, Likeness } from './format.ts';
import { isOauth, mostComplete } from './kafka/choice.ts';
import { readCommand } from './kafka/command-line.ts';
import { readJava } from './kafka/java.ts';
import { readLibrdkafka } from './kafka/librdkafka.ts';
import { readVariables } from './kafka/variables.ts';
import type { ReadAs, Reading } from './reading.ts';
import { readBest } from './recognise.ts';
import { TREES } from './trees.ts';

/*
 * Combines carriers and dialects into formats: each carrier with any content, and each dialect in every syntax that has
 * nested names and values. Neither knows about the other.
 */

/** A program's configuration, in each syntax that it may be written in. */
export const formatsOf = (dialect: Dialect, likeness: Likeness = 'surely'): readonly Format[] =>
  Object.entries(TREES).map(([syntax, documentsIn]) => ({
    id: dialect.id,
    title: dialect.title,
    syntax: syntax as Syntax,
    references: dialect.references,
    mayBeEmbedded: true,
    mayStandBesideOthers: true,
    recognise: (source) => {
      const reading = readDialect(dialect, documentsIn(source), source);
      if (reading === undefined) return 'no';
      // A client with another sign-in must not hide an OAuth client beside it in a manifest.
      return isOauth(reading) ? likeness : 'perhaps';
    },
    read: (source) => readDialect(dialect, documentsIn(source), source) ?? NOTHING,
  }));

const NOTHING: Reading = { found: [], properties: [], oddities: [] };

function readDialect(dialect: Dialect, documents: readonly Tree[], source: Source): Reading | undefined {
  const around = { source, documents };
  return chosenAmong(documents.flatMap((document) => dialect.clients(document, around)));
}

/**
 * A bound that makes nesting end: Helm values in a ConfigMap in an Argo CD application are the deepest that is used.
 */
const MOST_IN_ITSELF = 2;

/**
 * A carrier whose content is read by any format that matches.
 *
 * @param depth how many carriers of the same kind enclose it
 */
export const formatOfCarrier = (carrier: Carrier, depth = 0): Format => ({
  id: carrier.id,
  title: carrier.title,
  syntax: carrier.syntax,
  references: 'none',
  mayBeEmbedded: true,
  isCarrier: true,
  recognise: carrier.recognise,
  read: (source, embeddable) => {
    const others = embeddable.flatMap((each) => {
      if (each.id !== carrier.id) return [each];
      return depth < MOST_IN_ITSELF ? [formatOfCarrier(carrier, depth + 1)] : [];
    });
    const faults: UsageError[] = [];
    const clients = carrier.held(source).flatMap((held) => {
      try {
        return readHeld(held, carrier, source, others);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        faults.push(error);
        return [];
      }
    });
    const chosen = chosenAmong(clients);
    if (chosen === undefined && faults[0] !== undefined) throw faults[0];
    return chosen ?? NOTHING;
  },
});

/** @param embeddable the formats that a file inside the carrier may have */
function readHeld(
  held: Held,
  carrier: Carrier,
  source: Source,
  embeddable: readonly Format[],
): readonly Reading[] {
  const of = (reading: Reading, as: ReadAs): Reading => ({
    ...reading,
    ...partOf(held, reading),
    as: { ...as, title: `${as.title} in ${carrier.title}` },
  });
  const inCarrier = { ...carrier, references: 'environment' } as const;
  switch (held.kind) {
    case 'file': {
      const { format, reading } = readBest(held.file, embeddable);
      const as = reading.as ?? { ...format, name: held.file.name };
      const { others = [], ...first } = reading;
      return [first, ...others].map((each) => of(referring(each, held.references ?? as.references), as));
    }
    case 'variables': {
      const references = held.references ?? 'environment';
      return [
        of(readVariables(held.pairs, source), { ...inCarrier, title: 'environment variables', references }),
      ];
    }
    case 'command':
      return readCommand(held.words, source).map((reading) =>
        of(reading, { ...inCarrier, title: 'a command' }),
      );
    case 'properties': {
      const read = held.client === 'java' ? readJava : readLibrdkafka;
      const reading = read(held.pairs, source.content);
      const title = 'properties of a client';
      const version = held.clientVersion === undefined ? {} : { clientVersion: held.clientVersion };
      const rest = held.isWhole === true ? {} : { isPartial: true as const };
      return [of({ ...reading, ...version, ...rest }, { ...carrier, references: 'none', title })];
    }
  }
}

/** Sets who replaces the references, where the reading does not say so itself. */
const referring = (reading: Reading, references: References): Reading => ({
  ...reading,
  found: reading.found.map((each) => ({ references, ...each })),
});

function partOf({ part }: Held, reading: Reading): { readonly part?: string } {
  const parts = [reading.part, part].filter((each) => each !== undefined);
  return parts.length === 0 ? {} : { part: parts.join(', ') };
}

/** The client to diagnose, and the others that sign in with OAUTHBEARER; undefined if none has any settings. */
function chosenAmong(readings: readonly Reading[]): Reading | undefined {
  const clients = readings
    .filter(({ found }) => found.length > 0)
    .flatMap(({ others = [], ...first }): readonly Reading[] => [first, ...others])
    .map((reading) => ({ reading }));
  const chosen = mostComplete(clients)?.reading;
  if (chosen === undefined) return undefined;
  const others = clients.map(({ reading }) => reading).filter((each) => each !== chosen && isOauth(each));
  return { ...chosen, ...(others.length > 0 && { others }) };
}

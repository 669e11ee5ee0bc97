import { mostComplete } from '../kafka/choice.ts';
import type { Reading } from '../reading.ts';
import type { Source } from '../../text/source.ts';
import { DIALECTS } from './dialects/all.ts';
import type { Program } from './dialects/dialect.ts';
import { languageOf } from './languages.ts';
import { namesIn } from './names.ts';
import { scan } from './scanner.ts';
import { Evaluator } from './values.ts';

const before = new WeakMap<Source, Reading | undefined>();

/**
 * The configuration of the Kafka client in a program; with several clients, the most complete one. Each source is read
 * once.
 *
 * @returns undefined when it configures none
 * @throws UsageError with the place of a syntax error
 */
export function readProgram(source: Source): Reading | undefined {
  if (!before.has(source)) before.set(source, read(source));
  return before.get(source);
}

function read(source: Source): Reading | undefined {
  const language = languageOf(source.name);
  const nodes = scan(source, language);
  const names = namesIn(nodes);
  const program: Program = { source, language, nodes, names, evaluator: new Evaluator(source, names) };
  const clients = DIALECTS.filter(({ languages }) => languages?.includes(language.id) !== false).flatMap(
    (dialect) => dialect.read(program),
  );
  return mostComplete(clients.map((reading) => ({ reading })))?.reading;
}

import { listScenarios } from '../lab/catalogue.ts';
import { quoted, refuse } from '../text/problem.ts';
import { suggestion } from './_suggestion.ts';

/**
 * The scenario ids in `a,b`; none in an empty text, or for `healthy`.
 *
 * @throws UsageError for unknown ids
 */
export function knownScenarios(where: string, text: string): readonly string[] {
  const known = listScenarios().map(({ id }) => id);
  const asked = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '' && id !== HEALTHY);
  const unknown = asked.filter((id) => !known.includes(id));
  refuse(unknown.map((id) => `${where}: unknown scenario ${quoted(id)}${suggestion(id, known) || SEE_LIST}`));
  return asked;
}

/** The lab without a fault, which help and docs name. */
const HEALTHY = 'healthy';

const SEE_LIST = '; "oauthbearer lab --list" lists them';

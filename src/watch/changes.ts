import { compareEvidence } from '../compare/compare.ts';
import type { Change } from '../compare/change.ts';
import { movedTo } from '../compare/align.ts';
import { differencesBetween } from '../compare/places/evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';

/**
 * Values that people configure and that are different now: the client's settings, identity providers and pools, the
 * discovery document. What the servers exchange on their own (tokens, keys, certificates) is among them only where it
 * explains a new verdict; how the run ended is not. Pure.
 */
export function changesBetween(earlier: Evidence, later: Evidence): readonly Change[] {
  // Trying out what each change explains takes a diagnosis for each of them.
  if (differencesBetween(movedTo(earlier, later.startedAt, later), later).length === 0) return [];
  const { changes } = compareEvidence(earlier, later);
  return withoutTraces(
    changes.filter(
      (change) => isConfigured(change) || (change.importance === 'explains' && isContent(change)),
    ),
  );
}

/** A claim or a key explains something; that an answer is another one only repeats the verdict. */
const isContent = ({ path: [area, part] }: Change): boolean =>
  area === 'keys' || (area === 'token' && part !== 'answer');

const isConfigured = ({ path: [area] }: Change): boolean =>
  area === 'client' || area === 'confluent' || area === 'discovery';

/** The time of the last change says nothing beside what was changed. */
function withoutTraces(changes: readonly Change[]): readonly Change[] {
  const isTrace = ({ path }: Change): boolean => path.at(-1) === 'updatedAt';
  const about = ({ path }: Change): string => path.slice(0, -1).join('\n');
  return changes.filter(
    (change) =>
      !isTrace(change) || !changes.some((other) => !isTrace(other) && about(other) === about(change)),
  );
}

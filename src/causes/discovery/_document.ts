import { UNASKED } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { isJsonObject, type JsonObject } from '../../evidence/json.ts';
import { mapObserved } from '../../evidence/observation.ts';
import type { HttpDocument } from '../../evidence/http.ts';

/** Changes members of the discovery document, at whichever location it was found. */
export function amendDocument(evidence: Evidence, patch: JsonObject): Evidence {
  const change = (answer: HttpDocument): HttpDocument =>
    isJsonObject(answer.json) ? { ...answer, json: { ...answer.json, ...patch } } : answer;
  const { appended, inserted } = evidence.discovery;
  return {
    ...evidence,
    discovery: { appended: mapObserved(appended, change), inserted: mapObserved(inserted, change) },
  };
}

/** The discovery document would be read; its content is unknown. */
export const presumeDiscovery = (evidence: Evidence): Evidence => ({
  ...evidence,
  discovery: { appended: UNASKED, inserted: UNASKED },
});

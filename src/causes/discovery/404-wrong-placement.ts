import { client } from '../../facts/client.ts';
import { placements } from '../../facts/discovery-reach.ts';
import { amendClient } from '../../repair/amend.ts';
import { isJsonObject } from '../../evidence/json.ts';
import { defineCause } from '../define.ts';
import { showDiscovery } from './_registration.ts';

/** Okta and PingAM serve OAuth metadata with the well-known part before the issuer's path (RFC 8414 section 3.1). */
export default defineCause({
  id: 'discovery/404-wrong-placement',
  title: 'The discovery URL given is not where the document is',
  reads: { given: client.discoveryUrl, answers: placements },
  recognise: ({ given, answers }) => {
    const { appended, inserted } = answers;
    if (given === undefined || appended?.status !== 404) return null;
    if (inserted?.status !== 200 || !isJsonObject(inserted.json)) return null;
    return {
      strength: 'shown',
      role: 'advice',
      because: `${given} is not found, and ${inserted.url} has the document. Clients sign in without it; an import in the Confluent console would fail.`,
      found: inserted.url,
    };
  },
  repair: (evidence, { found }) => {
    const { inserted } = evidence.discovery;
    return {
      ...amendClient(evidence, { discoveryUrl: found }),
      discovery: { ...evidence.discovery, appended: inserted },
    };
  },
  repaired: 'with the URL at which the document is',
  fix: ({ found }) => ({
    summary: `Use ${found} as discovery URL.`,
    steps: [],
    commands: [showDiscovery(found)],
  }),
});

import { presumeToken } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { HttpDocument } from '../../evidence/http.ts';
import { missing, type Observation } from '../../evidence/observation.ts';

/*
 * Whatever replaces the token endpoint's answer usually also replaces the discovery document and the key set in the
 * same run. One repair fixes all three, so that they become symptoms and not separate causes.
 */

const BECAUSE = 'what stood before it was taken away by the repair';

/** Without the network's page: it replaced every answer that is a page instead of a document. */
export const withoutPages = (evidence: Evidence): Evidence =>
  withdrawn(evidence, ({ form, status }) => form === 'html' || status === 511);

/** With the identity provider's host serving again: all failures on this host had the same reason. */
export const withHostServing = (evidence: Evidence): Evidence => {
  const host = hostOf(evidence.client.tokenEndpoint);
  return withdrawn(
    evidence,
    ({ url, status, form }) =>
      hostOf(url) === host &&
      (form === 'html' || status === 401 || status === 403 || status === 429 || status >= 500),
  );
};

function withdrawn(evidence: Evidence, isSpoiled: (document: HttpDocument) => boolean): Evidence {
  const without = (document: Observation<HttpDocument>): Observation<HttpDocument> =>
    document.status === 'observed' && isSpoiled(document.value) ? missing(BECAUSE) : document;
  const { discovery, jwks } = evidence;
  return {
    ...presumeToken(evidence),
    discovery: { appended: without(discovery.appended), inserted: without(discovery.inserted) },
    jwks: { byDiscovery: without(jwks.byDiscovery), byProvider: without(jwks.byProvider) },
  };
}

const hostOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;

import type { JwksRefresh } from '../../evidence/confluent.ts';
import { isJsonObject, type JsonObject } from '../../evidence/json.ts';
import { failed, observed, type Observation } from '../../evidence/observation.ts';
import { pause, type Deadline } from '../deadline.ts';
import type { ConfluentApi } from './api.ts';
import { readProvider } from './resources.ts';

/** Between two reads of Confluent's keys, in milliseconds. */
const BETWEEN_LOOKS_MS = 2_000;
/** The maximum number of reads. */
const MOST_LOOKS = 5;

export interface RefreshRequest {
  readonly providerId: string;
  /** The key ids that Confluent held before; undefined when the API did not say. */
  readonly before: readonly string[] | undefined;
  /** The token's key id; undefined if it names none. */
  readonly wanted: string | undefined;
}

/**
 * Makes Confluent fetch the provider's JWKS now: `PATCH iam/v2/identity-providers/{id}/jwks`, the doctor's only request
 * that changes anything. The answer says whether Confluent succeeded (`jwks_status`). Then reads the keys until the
 * wanted one is there, a few times at most and within the deadline.
 *
 * @see
 * https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/identity-providers/oauth/jwks-manual-refresh.html
 */
export async function refreshJwks(
  api: ConfluentApi,
  { providerId, before, wanted }: RefreshRequest,
  deadline: Deadline,
): Promise<Observation<JwksRefresh>> {
  const path = `/iam/v2/identity-providers/${encodeURIComponent(providerId)}`;
  const asked = await api.patch(`${path}/jwks`, { spec: { jwks_status: 'REFRESHED' } });
  if (asked.status !== 'observed') return asked;
  const status = isJsonObject(asked.value['status']) ? asked.value['status'] : {};
  const { jwks_status: said, jwks_last_refresh_at: at } = status;
  if (typeof said !== 'string') {
    const message = 'its answer has no jwks_status';
    return failed({ stage: 'http', code: 'NOT_AS_DOCUMENTED', message }, asked.source, asked.at);
  }
  const after = await keysOnceThere(() => api.get(path), wanted, deadline);
  return observed(
    {
      providerId,
      status: said,
      ...(typeof at === 'string' && { lastRefreshAt: at }),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
    asked.source,
    asked.at,
  );
}

/** The key ids that Confluent holds, read repeatedly until the wanted one is among them. */
async function keysOnceThere(
  look: () => Promise<Observation<JsonObject>>,
  wanted: string | undefined,
  deadline: Deadline,
): Promise<readonly string[] | undefined> {
  let kids: readonly string[] | undefined;
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const seen = await look();
    if (seen.status !== 'observed') return kids;
    kids = readProvider(seen.value, NO_POOLS)?.keys?.map(({ kid }) => kid);
    if (kids === undefined || wanted === undefined || kids.includes(wanted)) return kids;
    const isTimeLeft = BETWEEN_LOOKS_MS < deadline.leftMs();
    if (looks + 1 === MOST_LOOKS || !isTimeLeft || !(await pause(BETWEEN_LOOKS_MS, deadline.signal)))
      return kids;
  }
  return kids;
}

const NO_POOLS = { status: 'missing', because: 'the pools play no part in a refresh' } as const;

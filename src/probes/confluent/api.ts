import { retryAfterMs } from '../http-answer.ts';
import { isJsonObject, type Json, type JsonObject } from '../../evidence/json.ts';
import { failed, observed, type Failure, type Observation } from '../../evidence/observation.ts';
import { withoutSlash } from '../../spelling/token-url.ts';
import { basic } from '../client-auth.ts';
import { pause, type Deadline } from '../deadline.ts';
import type { HttpClient, HttpExchange } from '../http.ts';
import type { World } from '../world.ts';

/** Confluent Cloud's REST API with a Cloud API key. Read-only except for `patch`. */
export interface ConfluentApi {
  /**
   * One object.
   *
   * @param path such as `/iam/v2/identity-providers/op-1`
   */
  readonly get: (path: string) => Promise<Observation<JsonObject>>;
  /** All objects of a list, from all its pages. */
  readonly list: (path: string) => Promise<Observation<readonly JsonObject[]>>;
  /** Changes an object: only for what the user explicitly asked for (`--refresh-jwks`). */
  readonly patch: (path: string, body: Json) => Promise<Observation<JsonObject>>;
}

export interface ApiOptions {
  readonly http: HttpClient;
  readonly world: World;
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly deadline: Deadline;
}

/** The API's largest `page_size`, and the maximum number of such pages. */
const PAGE_SIZE = 100;
const MOST_PAGES = 20;
/** A page with more items than requested: reading it would use up the run's time. */
const MOST_ITEMS = MOST_PAGES * PAGE_SIZE;

export function confluentApi(options: ApiOptions): ConfluentApi {
  const base = withoutSlash(options.baseUrl);
  const objectAt = async (url: string, change?: Json): Promise<Observation<JsonObject>> => {
    const seen = await sendWithRetries(url, options, change);
    if (seen.status !== 'observed') return seen;
    const { answer, body } = seen.value;
    const refusal = answer.status === 200 ? undefined : refusalOf(answer.status, body.json);
    if (refusal !== undefined) return failed(refusal, seen.source, seen.at);
    return isJsonObject(body.json)
      ? observed(body.json, seen.source, seen.at)
      : failed(undocumented('a JSON object', body.form), seen.source, seen.at);
  };
  return {
    get: (path) => objectAt(`${base}${path}`),
    patch: (path, body) => objectAt(`${base}${path}`, body),
    list: (path) =>
      allPages(`${base}${path}${path.includes('?') ? '&' : '?'}page_size=${PAGE_SIZE}`, objectAt),
  };
}

async function allPages(
  first: string,
  get: (url: string) => Promise<Observation<JsonObject>>,
): Promise<Observation<readonly JsonObject[]>> {
  let items: readonly JsonObject[] = [];
  const visited = new Set<string>();
  for (let url: string | undefined = first; ;) {
    visited.add(url);
    const page: Observation<JsonObject> = await get(url);
    if (page.status !== 'observed') return page;
    const data = page.value['data'];
    if (!Array.isArray(data)) return failed(undocumented('a list', 'json'), page.source, page.at);
    // Not `push(...data)`: hundreds of thousands of items exceed the maximum number of arguments.
    items = items.concat(data.filter(isJsonObject));
    if (items.length > MOST_ITEMS) return failed(TOO_MANY, withoutQuery(first), page.at);
    url = nextOf(page.value, first);
    if (url === undefined || visited.has(url)) return observed(items, withoutQuery(first), page.at);
    if (visited.size >= MOST_PAGES) return failed(TOO_MANY, withoutQuery(first), page.at);
  }
}

/** `metadata.next`, unless it leads to another host: the key is not sent elsewhere. */
function nextOf(page: JsonObject, first: string): string | undefined {
  const next = isJsonObject(page['metadata']) ? page['metadata']['next'] : undefined;
  if (typeof next !== 'string' || next === '' || !URL.canParse(next, first)) return undefined;
  const url = new URL(next, first);
  return url.origin === new URL(first).origin ? url.href : undefined;
}

/** Sends a request; if the API is busy and says for how long, waits and sends it once more. */
async function sendWithRetries(
  url: string,
  options: ApiOptions,
  change?: Json,
): Promise<Observation<HttpExchange>> {
  const { http, apiKey, apiSecret, deadline, world } = options;
  const send = () =>
    http.send({
      url,
      purpose: 'named',
      keeper: 'confluent',
      what: 'Confluent API',
      headers: {
        authorization: basic(apiKey, apiSecret),
        ...(change !== undefined && { 'content-type': 'application/json' }),
      },
      ...(change !== undefined && { method: 'PATCH' as const, body: JSON.stringify(change) }),
    });
  const seen = await send();
  const waitMs = seen.status === 'observed' ? retryAfterMs(seen.value.answer, world.now()) : undefined;
  if (waitMs === undefined || waitMs >= deadline.leftMs()) return seen;
  return (await pause(waitMs, deadline.signal)) ? send() : seen;
}

const LONGEST_DETAIL = 300;

/** The meaning of a status other than 200, with the API's message (`errors[0].detail`). */
export function refusalOf(status: number, body: Json | undefined): Failure {
  const { title, detail } = apiError(body);
  const said = detail ?? title;
  const meaning = MEANING[status] ?? 'it gave no answer to the question';
  const message = `${meaning} (HTTP ${status}${said === undefined ? '' : `: ${said.slice(0, LONGEST_DETAIL)}`})`;
  return { stage: 'http', code: `HTTP_${status}`, message };
}

const MEANING: Readonly<Record<number, string>> = {
  401: 'it does not accept the Cloud API key',
  403: 'this Cloud API key may not do that',
  404: 'it knows of no such thing',
  429: 'it had too many requests',
};

/** The message of an API's error: the first of `errors`, or `error: {code, message}` beside a `requestId`. */
export function apiError(body: Json | undefined): {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
} {
  const { errors, error, requestId }: JsonObject = isJsonObject(body) ? body : {};
  // Without a request id the answer may come from any gateway on the way.
  const other = typeof requestId === 'string' ? error : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : other;
  if (!isJsonObject(first)) return {};
  const { code, title, detail = first['message'] } = first;
  return {
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof detail === 'string' ? { detail } : {}),
  };
}

const undocumented = (expected: string, form: string): Failure => ({
  stage: 'http',
  code: 'NOT_AS_DOCUMENTED',
  message: `its answer is not ${expected} (${form})`,
});

const TOO_MANY: Failure = { stage: 'http', code: 'TOO_MANY_PAGES', message: 'its list has no end' };

const withoutQuery = (url: string): string => url.split('?')[0] ?? url;

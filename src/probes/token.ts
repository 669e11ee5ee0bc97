import { isJsonObject, type Json, type JsonObject } from '../evidence/json.ts';
import { failed, missing, observed, type Observation } from '../evidence/observation.ts';
import type { TokenAnswer } from '../evidence/token.ts';
import { errorInBody } from '../idp/error-body.ts';
import type { Target } from '../settings/target.ts';
import { lackingFor } from './client-auth.ts';
import { faultOf } from './deadline.ts';
import type { HttpClient, HttpExchange } from './http.ts';
import { askingOf, type Asking } from './token-request.ts';
import type { World } from './world.ts';

/** A plain token. It never leaves the probes. */
export interface RawToken {
  readonly text: string;
  readonly from: 'access_token' | 'id_token' | 'token-file';
}

export interface FetchedToken {
  readonly answer: Observation<TokenAnswer>;
  /** Absent when the answer contained none. */
  readonly token?: RawToken;
}

/** Requests a token once, as the client does (RFC 6749 section 4.4). Never rejects. */
export async function fetchToken(
  target: Target,
  { http, world }: { readonly http: HttpClient; readonly world: World },
): Promise<FetchedToken> {
  const { tokenEndpoint } = target;
  if (tokenEndpoint === undefined)
    return { answer: missing('--token-endpoint was not given', '--token-endpoint') };
  const lacking = lackingFor(target);
  if (lacking !== undefined) return { answer: lacking };

  let asking;
  try {
    asking = await askingOf(target, world.now());
  } catch (error) {
    const { code, message } = faultOf(error);
    return { answer: failed({ stage: 'refused-by-us', code, message }, tokenEndpoint, world.now()) };
  }
  if ('status' in asking) return { answer: asking };
  const seen = await http.send({
    url: tokenEndpoint,
    purpose: 'named',
    keeper: 'identity-provider',
    what: 'token',
    method: 'POST',
    ...asking.request,
  });
  if (seen.status !== 'observed') return { answer: seen };
  const answer = observed(tokenAnswer(seen.value, asking), seen.source, seen.at);
  const token = tokenIn(seen.value);
  return token === undefined ? { answer } : { answer, token };
}

function tokenIn({ answer, body }: HttpExchange): RawToken | undefined {
  if (answer.status < 200 || answer.status > 299 || !isJsonObject(body.json)) return undefined;
  const { access_token: access, id_token: id } = body.json;
  if (typeof access === 'string' && access !== '') return { text: access, from: 'access_token' };
  // The Java client uses an id_token when there is no access_token.
  return typeof id === 'string' && id !== '' ? { text: id, from: 'id_token' } : undefined;
}

const MOST_MEMBERS = 40;
const LONGEST_TEXT = 600;
const capped = (text: string): string => text.slice(0, LONGEST_TEXT);

/** A token that is not a string is useless to any client: Java and librdkafka stop, as they do without one. */
const hasValue = (name: string, value: Json | undefined): boolean =>
  /^(?:access|id)_token$/.test(name) ? typeof value === 'string' && value !== '' : value !== null;

/** The answer without its tokens: of the body's members only the names, and values that cannot be secret. */
function tokenAnswer({ answer, body }: HttpExchange, { clientAuth, sent, as }: Asking): TokenAnswer {
  const members: JsonObject = isJsonObject(body.json) ? body.json : {};
  const { token_type: tokenType, expires_in: expiresIn } = members;
  const scope = Array.isArray(members['scope']) ? members['scope'].join(' ') : members['scope'];
  const error = errorInBody(members);
  const location = answer.headers['location'];
  return {
    ...answer,
    form: body.form,
    clientAuth,
    sent,
    ...(as === undefined ? {} : { as }),
    members: Object.keys(members)
      .filter((name) => hasValue(name, members[name]))
      .slice(0, MOST_MEMBERS)
      .map(capped),
    ...(typeof tokenType === 'string' ? { tokenType: capped(tokenType) } : {}),
    ...(typeof expiresIn === 'number'
      ? { expiresIn }
      : typeof expiresIn === 'string'
        ? { expiresIn: capped(expiresIn) }
        : {}),
    ...(typeof scope === 'string' ? { scope: capped(scope) } : {}),
    ...(error === undefined ? {} : { error }),
    ...(body.excerpt === undefined ? {} : { excerpt: body.excerpt }),
    ...(body.title === undefined ? {} : { title: body.title }),
    ...(location === undefined ? {} : { location }),
  };
}

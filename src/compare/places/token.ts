import type { Evidence } from '../../evidence/evidence.ts';
import type { Json } from '../../evidence/json.ts';
import type { Jwt, SignatureCheck, TokenAnswer } from '../../evidence/token.ts';
import {
  dictionary,
  first,
  ignored,
  items,
  orWhole,
  record,
  seen,
  under,
  whole,
  type Shape,
} from '../shape.ts';
import { PASSING_HEADERS } from './documents.ts';

const last = (path: readonly string[]): string => path.at(-1) ?? '';

type Token = Evidence['token'];

/** Claims that are unique to each token: its id, its session, its times. Entra adds `uti`, `aio` and `rh`. */
const PASSING_CLAIMS = [
  'jti',
  'sid',
  'session_state',
  'auth_time',
  'uti',
  'aio',
  'rh',
  'xms_ftd',
  'origin_jti',
];

/** The token endpoint's result: a token, a kind of refusal, or no answer. */
function outcomeOf({ answer, jwt }: Token): unknown {
  if (answer.status === 'failed') return ['failed', answer.failure.stage, answer.failure.code];
  if (answer.status === 'missing') return [answer.status, jwt.status];
  const { status, form, error, location, title } = answer.value;
  return [status, form, error?.error, error?.codes, error?.vendorCode, location, title, jwt.status];
}

function outcomeInWords({ answer }: Token): string {
  if (answer.status === 'failed') return `no answer: ${answer.failure.message}`;
  if (answer.status === 'missing') return `not asked: ${answer.because}`;
  const { status, error, location, form, title, excerpt, members } = answer.value;
  const said = [
    `HTTP ${status}`,
    ...(error === undefined ? [] : [error.error]),
    ...(error?.description === undefined ? [] : [error.description]),
    ...(location === undefined ? [] : [`to ${location}`]),
    ...(error !== undefined
      ? []
      : form === 'json'
        ? [members.join(', ') || 'an empty object']
        : [title ?? excerpt ?? form]),
  ];
  return said.join(', ');
}

/** The answer together with what follows from it: without an issued token there are no claims to restore. */
const answered: Shape<Token> = (before, after, spot) =>
  whole<Token>('answer of the token endpoint', { compared: outcomeOf, inWords: outcomeInWords })(
    before,
    after,
    {
      ...spot,
      path: ['token', 'answer'],
    },
  );

const TIMES = ['iat', 'nbf', 'exp'];
/** Seconds: the time from request to token varies between runs. */
const TIME_TOLERANCE = 30;

const claim: Shape<Json> = (before, after, spot) => {
  const name = last(spot.path);
  const [a, b] = [spot.read(before), spot.read(after)];
  const isTime = TIMES.includes(name);
  if (isTime && typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= TIME_TOLERANCE)
    return [];
  return whole<Json>(`${name} of the token`, {
    compared: alone,
    inWords: (value) =>
      isTime && typeof value === 'number' ? fromNow(value, after.startedAt) : spokenClaim(value),
  })(before, after, spot);
};

/** RFC 7519 section 4.1.3: an audience may be a string or a list of one. */
const alone = (value: Json): unknown =>
  Array.isArray(value) && value.length === 1 ? (value[0] as Json) : value;

const spokenClaim = (value: Json): string => {
  const one = alone(value);
  return typeof one === 'string' ? one : JSON.stringify(one);
};

/** The earlier run is shifted to the later one's time before they are compared; see `align.ts`. */
const fromNow = (seconds: number, now: number): string => {
  const away = Math.round(seconds - now / 1000);
  return away >= 0 ? `${away} s after the run began` : `${-away} s before the run began`;
};

const jwt: Shape<Jwt> = record<Jwt>({
  parts: whole('parts of the token'),
  bytes: whole('size of the token', {
    compared: (bytes) => Math.round(bytes / 2048),
    inWords: (bytes) => `${bytes} bytes`,
  }),
  header: orWhole(
    whole('header of the token', { inWords: () => 'readable' }),
    dictionary(whole<Json>((path) => `${last(path)} in the header of the token`, { inWords: spokenClaim })),
  ),
  claims: orWhole(
    whole('claims of the token', { inWords: () => 'readable' }),
    dictionary(claim, PASSING_CLAIMS),
  ),
  blemishes: whole('marks of how the token is carried'),
  unsigned: whole('whether the token is unsigned'),
  from: whole('where the token comes from'),
  claimsAlone: ignored,
});

const answer: Shape<TokenAnswer> = record<TokenAnswer>({
  url: ignored,
  status: ignored,
  headers: dictionary(
    whole((path) => `${last(path)} of the token endpoint's answer`),
    [...PASSING_HEADERS, 'content-type'],
  ),
  mediaType: whole("media type of the token endpoint's answer"),
  bytes: ignored,
  receivedAt: ignored,
  tookMs: ignored,
  form: ignored,
  clientAuth: whole('client authentication of the token request'),
  sent: whole('parameters of the token request'),
  as: whole('client whose token request was sent'),
  members: whole("members of the token endpoint's answer"),
  tokenType: whole('token_type of the answer'),
  // The remaining lifetime of a cached token differs each time.
  expiresIn: whole('expires_in of the answer', { compared: (value) => typeof value }),
  scope: whole('scope of the answer'),
  error: whole('error of the token endpoint'),
  excerpt: ignored,
  title: ignored,
  location: ignored,
});

const signature: Shape<readonly SignatureCheck[]> = items(
  ({ keySet }) => keySet,
  whole((path) => `signature by the keys of the ${last(path)}`, {
    compared: ({ outcome, candidates }) => [outcome, candidates],
    inWords: ({ outcome, detail }) => (detail === undefined ? outcome : `${outcome}: ${detail}`),
  }),
);

const parts: Shape<Token> = record<Token>({
  answer: seen('answer of the token endpoint', answer),
  jwt: under(
    ['token'],
    seen('the token', jwt, ({ parts: many }) => `a token of ${many} parts`),
  ),
  signature: seen('signature of the token', signature),
});

/** Two tokens are compared part by part, wherever they came from. */
export const tokenShape: Shape<Token> = (before, after, spot) => {
  const both = [before, after].every((evidence) => spot.read(evidence)?.jwt.status === 'observed');
  return (both ? parts : first(answered, parts))(before, after, spot);
};

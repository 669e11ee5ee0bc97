// @module-tag hostile/json
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/evidence/json.ts';
import type { Lab } from '../../src/lab/lab.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import { startLab } from '../../src/lab/start.ts';
import { exchangeAtSts } from '../../src/probes/confluent/sts.ts';
import { clientOf, httpServer, targetOf } from '../probes/_servers.ts';
import { allHold, tried } from './tried.ts';
import { examined } from './whole-run.ts';

const deep = (depth: number): Json => (depth === 0 ? 'x' : { a: [deep(depth - 1)] });

/** What may be where something else is expected. */
const WRONG: Readonly<Record<string, Json>> = {
  null: null,
  true: true,
  '0': 0,
  '-1': -1,
  '1.5e300': 1.5e300,
  'an empty text': '',
  'a text': 'x',
  'evil words': '\u001b[2J\u202e::error::x\r\n\u0000\ud800',
  'a long text': 'y'.repeat(100_000),
  'an empty list': [],
  'a list of null': [null],
  'a list of lists': [[[]]],
  'a list of texts': ['a', 'b'],
  'a list of objects': [{ length: 1 }],
  'an empty object': {},
  'an object like a list': { length: 3, 0: 'a' },
  'an object like a text': { toString: 'x', trim: 1, valueOf: null },
  'a deep object': deep(30),
  'members of prototypes': JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":1},"then":1}') as Json,
};

/** Gives a place in a document a wrong value. */
type Place = (settings: LabSettings, wrong: Json) => void;

const ofToken =
  (change: (body: JsonObject, wrong: Json) => Json): Place =>
  (settings, wrong) =>
    void (settings.idp.answer = (body) => change(body, wrong));
const ofKeys =
  (change: (keys: readonly JsonObject[], wrong: Json) => Json): Place =>
  (settings, wrong) =>
    void (settings.idp.publish = ({ keys }) => change(keys, wrong));
const ofApi =
  (change: (wrong: Json) => Json, status = 200): Place =>
  (settings, wrong) =>
    void (settings.confluent.canned = { status, body: JSON.stringify(change(wrong)) });

const PROVIDER = {
  id: 'op-1',
  issuer: 'https://acme.auth0.com/',
  jwks_uri: 'https://acme.auth0.com/.well-known/jwks.json',
  identity_claim: 'claims.sub',
  state: 'ENABLED',
  filter: 'true',
};

/** Places whose wrong value hides everything inside or behind it: of each document, one at a time. */
const ALONE: readonly Readonly<Record<string, Place>>[] = [
  {
    'the token answer': ofToken((_, wrong) => wrong),
    'the access token': ofToken((body, wrong) => ({ ...body, access_token: wrong })),
  },
  {
    'the key set': ofKeys((_, wrong) => wrong),
    'the keys': ofKeys((_, wrong) => ({ keys: wrong })),
    'a key': ofKeys((keys, wrong) => ({ keys: [wrong, ...keys] })),
  },
  {
    'the list of the API': ofApi((wrong) => wrong),
    'the data of the API': ofApi((wrong) => ({ data: wrong })),
    'an item of the API': ofApi((wrong) => ({ data: [wrong] })),
    'the page of the API': ofApi((wrong) => ({ data: [PROVIDER], metadata: wrong })),
    'the next page of the API': ofApi((wrong) => ({ data: [PROVIDER], metadata: { next: wrong } })),
    'the errors of the API': ofApi((wrong) => ({ errors: wrong }), 403),
    'an error of the API': ofApi((wrong) => ({ errors: [wrong] }), 401),
  },
];

interface Document {
  readonly names: readonly string[];
  /** Gives all of its members a wrong value. */
  readonly give: (settings: LabSettings, wrong: Readonly<Record<string, Json>>) => void;
}

/**
 * Documents whose members are looked at independently: all members of a run's documents are wrong at once, each with every
 * wrong value in turn.
 */
const RUNS: readonly Readonly<Record<string, Document>>[] = [
  {
    'the token answer': {
      names: ['token_type', 'expires_in', 'scope', 'id_token', 'refresh_token', 'issued_token_type', 'error'],
      give: ({ idp }, wrong) => void (idp.answer = (body) => ({ ...body, ...wrong })),
    },
    'the algorithm': { names: ['alg'], give: ({ idp }, wrong) => void Object.assign(idp.header, wrong) },
    'its issuer': { names: ['issuer'], give: ({ idp }, wrong) => void Object.assign(idp.discovery, wrong) },
    'an error of the API': {
      names: ['id', 'status', 'code', 'title', 'detail', 'message', 'source'],
      give: ({ confluent }, wrong) =>
        void (confluent.canned = { status: 400, body: JSON.stringify({ errors: [wrong] }) }),
    },
  },
  {
    'a refusal': {
      names: [
        ...['error', 'error_description', 'error_codes', 'errorCode', 'errorSummary', 'errorCauses'],
        ...['message', 'hint', 'trace_id', 'correlation_id', 'error_uri', 'suberror', 'claims', 'timestamp'],
      ],
      give: ({ idp }, wrong) => void (idp.canned.token = { status: 401, body: JSON.stringify(wrong) }),
    },
  },
  {
    'the claims': {
      names: [
        ...['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'azp', 'scope', 'scp', 'roles', 'groups', 'client_id'],
        ...['cnf', 'ver', 'tid', 'appid', 'idtyp', '_claim_names', 'typ', 'gty', 'jti', 'auth_time'],
      ],
      give: ({ idp }, wrong) => void Object.assign(idp.claims, wrong),
    },
    'the header': {
      names: ['kid', 'typ', 'crit', 'jku', 'x5u', 'x5c', 'x5t', 'cty', 'zip', 'enc', 'b64'],
      give: ({ idp }, wrong) => void Object.assign(idp.header, wrong),
    },
    'the discovery document': {
      names: [
        ...['issuer', 'jwks_uri', 'token_endpoint', 'scopes_supported', 'grant_types_supported'],
        ...['token_endpoint_auth_methods_supported', 'mfa_challenge_endpoint', 'registration_endpoint'],
      ],
      give: ({ idp }, wrong) => void Object.assign(idp.discovery, wrong),
    },
    'a key': {
      names: ['kty', 'kid', 'use', 'alg', 'n', 'e', 'key_ops', 'x5c', 'x5t', 'crv', 'x', 'y'],
      give: ({ idp }, wrong) =>
        void (idp.publish = ({ keys }) => ({ keys: keys.map((key) => ({ ...key, ...wrong })) })),
    },
    'an item of the API': {
      names: [
        ...['issuer', 'jwks_uri', 'identity_claim', 'display_name', 'state', 'filter', 'keys', 'spec'],
        ...['metadata', 'environment', 'updated_at', 'description', 'api_version', 'kind', 'status'],
      ],
      give: ({ confluent }, wrong) =>
        void (confluent.canned = {
          status: 200,
          body: JSON.stringify({ data: [{ ...PROVIDER, ...wrong }] }),
        }),
    },
  },
];

/** Bytes that are JSON by some parsers and not by others, as any of the documents. */
const TEXTS: Readonly<Record<string, string>> = {
  'a name twice':
    '{"issuer":"a","issuer":"b","keys":[],"keys":[1],"access_token":"a","access_token":"b","data":[],"data":[1]}',
  '1e999': '{"expires_in":1e999,"keys":1e999,"issuer":1e999,"data":1e999}',
  '-1e999': '{"expires_in":-1e999,"keys":[-1e999],"issuer":-1e999,"data":[-1e999]}',
  'a number of 900 KB': `{"expires_in":${'9'.repeat(900_000)},"data":[1],"keys":[]}`,
  'a fraction of 900 KB': `{"expires_in":0.${'1'.repeat(900_000)}}`,
  'a number of 10 MB': `{"expires_in":${'9'.repeat(10_000_000)}}`,
  'lone surrogates':
    '{"issuer":"\\ud800","access_token":"\\udfff\\ud800","keys":[{"kid":"\\ud83d"}],"data":[{"id":"\\ude00"}]}',
  'a byte-order mark': '\ufeff{"issuer":"https://acme.auth0.com/","keys":[],"data":[]}',
  'two byte-order marks': '\ufeff\ufeff{"keys":[]}',
  'depth 100,000': '['.repeat(100_000) + ']'.repeat(100_000),
  'depth 100,000 in a member': `{"keys":${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}}`,
  'depth without end': '{"a":['.repeat(100_000),
  NaN: '{"expires_in":NaN,"keys":[Infinity]}',
  'a comment': '{"keys":[] /* x */}',
  'a trailing comma': '{"keys":[],}',
  'single quotes': "{'keys':[]}",
  'two documents': '{"keys":[]}{"keys":[]}',
  'a NUL after it': '{"keys":[]}\0',
  'a prefix against hijacking': ')]}\',\n{"keys":[]}',
  JSONP: 'callback({"keys":[]})',
  'a line for each': '{"keys":[]}\n{"data":[]}\n',
  'an escape in a name': '{"\\u006beys":[],"d\\u0061ta":[],"is\\u0000suer":1}',
  'a hundred thousand members': `{${Array.from({ length: 60_000 }, (_, at) => `"m${at}":1`).join()}}`,
  'a hundred thousand keys': `{"keys":[${'{"kid":"a"},'.repeat(60_000)}{}],"data":[${'{},'.repeat(60_000)}{}]}`,
  'a member of 900 KB': `{"${'k'.repeat(900_000)}":1}`,
  __proto__: '{"__proto__":{"keys":[],"data":[],"access_token":"a"}}',
  'a text alone': '"keys"',
  nothing: '',
  spaces: ' \t\r\n '.repeat(1000),
};

let lab: Lab;
let settings: LabSettings;
let healthy: LabSettings;
beforeAll(async () => {
  lab = await startLab([], { arrange: (arranged) => (settings = arranged) });
  healthy = copied(settings);
});
afterAll(() => lab.close());

/** Settings hold functions, which `structuredClone` refuses. */
function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, copied(each as unknown)]),
  ) as T;
}

async function arrangedWith(change: (settings: LabSettings) => void): Promise<void> {
  Object.assign(settings, copied(healthy));
  change(settings);
  await examined(lab.target, lab.world);
}

const wrongs = Object.entries(WRONG);
/** Every wrong value in turn, beginning with another one for each place. */
const turn = (round: number, at: number) => wrongs[(round + at) % wrongs.length]!;

it('a wrong type in place of a document is evidence', { tags: ['thorough'] }, async () => {
  const rounds = wrongs.length * Math.max(...ALONE.map((places) => Object.keys(places).length));
  const cases = Array.from({ length: rounds }, (_, round) => {
    const given = ALONE.map((places, at) => {
      const [place, give] =
        Object.entries(places)[Math.floor(round / wrongs.length) % Object.keys(places).length]!;
      const [name, wrong] = turn(round, at);
      return { give, wrong, name: `${place}: ${name}` };
    });
    return [given.map(({ name }) => name).join(', '), given] as const;
  });
  await allHold(Object.fromEntries(cases), (given) =>
    arrangedWith((arranged) => given.forEach(({ give, wrong }) => give(arranged, wrong))),
  );
});

it('a wrong type of every member that is read is evidence', async () => {
  const cases = RUNS.flatMap((documents) =>
    wrongs.map((_, round) => {
      const given = Object.entries(documents).map(([title, { names, give }]) => {
        tried(names.length);
        const values = names.map((name, at) => [name, turn(round, at)[1]] as const);
        return { title: `${title} (${names[0]}: ${turn(round, 0)[0]}, …)`, give, values };
      });
      return [given.map(({ title }) => title).join(', '), given] as const;
    }),
  );
  await allHold(
    Object.fromEntries(cases),
    (given) =>
      arrangedWith((arranged) =>
        given.forEach(({ give, values }) => give(arranged, Object.fromEntries(values))),
      ),
    { counted: false },
  );
});

it('text that only some take for JSON is evidence', { tags: ['thorough'] }, async () => {
  await allHold(TEXTS, (body) =>
    arrangedWith(({ idp, confluent }) => {
      idp.canned = {
        token: { status: 200, body },
        discovery: { status: 200, body },
        jwks: { status: 200, body },
      };
      confluent.canned = { status: 200, body };
    }),
  );
  await allHold(TEXTS, (body) =>
    arrangedWith(({ idp }) => void (idp.canned = { token: { status: 400, body } })),
  );
});

it("Confluent's STS may answer anything", async () => {
  const names = ['access_token', 'expires_in', 'error', 'error_description', 'errors'];
  const cases = Object.entries(WRONG).flatMap(([title, wrong]) => [
    [`itself: ${title}`, JSON.stringify(wrong)] as const,
    ...names.map((name) => [`${name}: ${title}`, JSON.stringify({ [name]: wrong })] as const),
  ]);
  const texts = Object.entries(TEXTS);
  let answer = { status: 200, body: '' };
  const served = await httpServer(() => answer);
  const target = targetOf({ confluentApiUrl: served.url, poolId: 'pool-1' });
  const http = await clientOf();
  for (const status of [200, 401])
    await allHold(Object.fromEntries([...cases, ...texts]), async (body) => {
      answer = { status, body };
      const seen = await exchangeAtSts(target, 'the.users.token', http);
      expect(['observed', 'failed']).toContain(seen.status);
      expect(JSON.stringify(seen).length).toBeLessThan(10_000);
    });
});

// @module-tag hostile/redaction
import { describe, expect, it } from 'vitest';
import { tried } from '../hostile/tried.ts';
import { DISGUISES } from '../redaction/_disguises.ts';
import { aimedAt, answering, examined, hostileServer, type Fault, type Server } from './_hostile.ts';

/** In the format of identity providers. */
const SECRET = 'Gh7-Lm2_Qz9xVb4~Tn6.Kp8Wd3';

/** The text that a server puts in each place of its answer. */
type Say = () => string;
const inHeader = (text: string): string => text.replace(/[^ -~]/g, '');

const json = (status: number, say: Say, members: Readonly<Record<string, unknown>>): Fault =>
  answering(JSON.stringify(members), {
    status,
    headers: {
      'www-authenticate': `Bearer realm="${inHeader(say())}", error="invalid_client"`,
      server: inHeader(say()),
      via: `1.1 ${inHeader(say())}`,
      'x-request-id': inHeader(say()),
    },
  });

const ANSWERS: Readonly<
  Record<string, { readonly server: Server; readonly places: number; readonly of: (say: Say) => Fault }>
> = {
  'a token endpoint that refuses': {
    server: 'token',
    places: 13,
    of: (say) =>
      json(401, say, {
        error: 'invalid_client',
        error_description: `Client secret ${say()} is wrong`,
        error_hint: say(),
        hint: say(),
        error_debug: say(),
        error_reason: say(),
        errorCode: say(),
        scope: say(),
        token_type: say(),
        [say()]: 1,
      }),
  },
  'a page in the place of a token': {
    server: 'token',
    places: 3,
    of: (say) =>
      answering(`<html><head><title>Wrong ${say()}</title></head><body>${say()} and ${say()}</body></html>`, {
        status: 403,
        headers: { 'content-type': 'text/html' },
      }),
  },
  'a text in the place of a token': {
    server: 'token',
    places: 1,
    of: (say) => answering(`denied: ${say()}`, { status: 400, headers: { 'content-type': 'text/plain' } }),
  },
  'a discovery document': {
    server: 'discovery',
    places: 9,
    of: (say) =>
      json(200, say, {
        issuer: `https://localhost/${say()}`,
        jwks_uri: `https://localhost/jwks?x=${say()}`,
        token_endpoint: say(),
        scopes_supported: [say()],
        [say()]: { deep: 1 },
      }),
  },
  'a key set': {
    server: 'jwks',
    places: 9,
    of: (say) =>
      json(200, say, { keys: [{ kid: say(), kty: 'RSA', alg: say(), use: say(), n: say(), x: say() }] }),
  },
  "Confluent's API": {
    server: 'confluent',
    places: 8,
    of: (say) =>
      json(403, say, { errors: [{ code: say(), title: say(), detail: `not allowed: ${say()}`, id: say() }] }),
  },
  "Confluent's STS": {
    server: 'sts',
    places: 6,
    of: (say) => json(401, say, { error: say(), error_description: `wrong: ${say()}` }),
  },
};

const ways = Object.values(DISGUISES);
const rounds = (places: number): number => Math.ceil(ways.length / places);
const total = Object.values(ANSWERS).reduce((sum, { places }) => sum + places * rounds(places), 0);

describe(`a secret that is echoed (${total} times: ${ways.length} ways, everywhere in what servers say)`, () => {
  async function echoed(round: number, server: Server, places: number, of: (say: Say) => Fault) {
    let at = (round - 1) * places;
    const said: string[] = [];
    const hostile = await hostileServer(
      of(() => {
        said.push(ways[at++ % ways.length]!(SECRET));
        return said.at(-1)!;
      }),
    );
    expect(said).toHaveLength(places);
    tried(places);
    const { client, arrange } = await aimedAt(server, hostile);
    const { stdout, stderr, report, bundle } = await examined({
      client: { ...client, clientSecret: SECRET },
      arrange: (lab) => {
        lab.idp.clientSecret = SECRET;
        arrange?.(lab);
      },
      allowed: [0, 1, 3, 75],
    });
    expect(hostile.visits()).toBeGreaterThan(0);
    const outputs = [stdout, stderr, JSON.stringify(report), bundle];
    for (const echo of said.filter((each) => each.length >= 8)) {
      const written = JSON.stringify(echo).slice(1, -1);
      expect(outputs.filter((output) => output.includes(echo) || output.includes(written))).toEqual([]);
    }
  }
  const answers = Object.entries(ANSWERS).flatMap(([name, { server, places, of }]) =>
    Array.from(
      { length: rounds(places) },
      (_, at) => [name, at + 1, () => echoed(at + 1, server, places, of)] as const,
    ),
  );
  const said = 'by %s is in no output (%i)';
  it.each(answers.filter(([, round]) => round === 1))(said, (_name, _round, look) => look());
  it.each(answers.filter(([, round]) => round > 1))(said, { tags: ['thorough'] }, (_name, _round, look) =>
    look(),
  );

  async function echoedByBroker(disguise: (secret: string) => string) {
    const echo = disguise(SECRET);
    const { stdout, bundle, report } = await examined({
      client: { clientSecret: SECRET },
      arrange: ({ idp, broker }) => {
        idp.clientSecret = SECRET;
        broker.refuse = `Authentication failed: ${echo}`;
      },
      allowed: [1, 3],
    });
    const written = JSON.stringify(echo).slice(1, -1);
    for (const output of [stdout, bundle, JSON.stringify(report)])
      expect(output.includes(echo) || output.includes(written)).toBe(false);
  }
  const disguises = Object.entries(DISGUISES);
  const saidByBroker = 'by a broker is in no output (%s)';
  it.each(disguises.slice(0, 5))(saidByBroker, (_name, disguise) => echoedByBroker(disguise));
  it.each(disguises.slice(5))(saidByBroker, { tags: ['thorough'] }, (_name, disguise) =>
    echoedByBroker(disguise),
  );
});

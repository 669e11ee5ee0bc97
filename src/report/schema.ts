import * as z from 'zod/mini';
import { GATES } from '../evidence/gate.ts';
import { tied } from '../evidence/schema/tied.ts';
import type { Report } from './report.ts';

/*
 * The report's schema, for `oauthbearer schema report`. It is a contract with other programs: members may be added, and
 * existing ones keep their names and meanings as long as `schemaVersion` is 1.
 */

const text = z.string();
const texts = z.array(text);
const maybe = z.exactOptional;
const milliseconds = z.number().check(z.minimum(0));
const described = <T extends z.ZodMiniType>(schema: T, description: string): T =>
  schema.check(z.meta({ description }));

const gate = described(z.enum(GATES), 'the gates in the order in which a connection passes them, and clock');

const rowShape = {
  label: text,
  value: text,
  source: described(text, 'where the value comes from, in words'),
  place: described(
    maybe(
      z.strictObject({
        file: text,
        line: z.int().check(z.minimum(1)),
        column: z.int().check(z.minimum(1)),
      }),
    ),
    'the same for programs, where it is a place in a file: both count from 1, columns in UTF-16 code units',
  ),
};

const refusalShape = { id: text, title: text, because: text, evidence: z.array(z.strictObject(rowShape)) };
export const noticeShape = { id: text, gate, title: text, because: text };

export const causeShape = {
  id: described(text, 'gate/name; "oauthbearer explain ID" tells more'),
  gate,
  title: text,
  because: text,
  confidence: described(
    z.enum(['confirmed', 'likely', 'possible']),
    'confirmed: an experiment shows it, or the side that refused says so; likely: seen, and fixing it explains everything; possible: it fits',
  ),
  later: described(
    maybe(z.literal(true)),
    'the client meets it only after a sign-in that has not been seen to succeed; such causes stand last',
  ),
  transient: described(maybe(z.literal(true)), 'it usually passes by itself'),
  evidence: z.array(
    z.strictObject({
      ...rowShape,
      contrast: described(maybe(z.literal(true)), 'one of the two values that disagree'),
    }),
  ),
  symptoms: described(texts, 'ids of the failing checks that pass once this cause is fixed'),
  proof: z.strictObject({
    repair: text,
    predicted: described(
      text,
      'accept, or the id of the check where the client would be turned away after the repair',
    ),
    experiment: maybe(z.strictObject({ did: text, saw: text })),
  }),
  fix: z.strictObject({
    summary: text,
    steps: texts,
    commands: z.array(
      z.strictObject({
        kind: described(text, 'confluent-cli, rest, terraform, console, client-config or idp'),
        text,
        apply: described(
          maybe(z.enum(['paste', 'fill-in', 'check-first'])),
          'how safe it is to run: unchanged, after filling in what only you know, or after checking that it fits',
        ),
      }),
    ),
  }),
  docs: described(
    text,
    'URL of the page, in the package itself: "oauthbearer explain URL" prints it, as it does for the id',
  ),
};

export const reportSchema = tied<Report>()(
  z.strictObject({
    schemaVersion: z.literal(1),
    tool: z.strictObject({ name: z.literal('oauthbearer'), version: text }),
    target: z.strictObject({
      name: text,
      tokenEndpoint: maybe(text),
      clientId: maybe(text),
      providerId: maybe(text),
      poolId: maybe(text),
      bootstrapServers: texts,
      logicalCluster: maybe(text),
      client: described(maybe(text), 'which client it is: java, librdkafka or kafkajs'),
      clientVersion: maybe(text),
      configuration: described(
        maybe(z.strictObject({ file: text, format: text })),
        "the client's own file, and the format that was recognised",
      ),
    }),
    startedAt: described(text, 'ISO 8601, UTC'),
    durationMs: milliseconds,
    heldUpMs: described(
      maybe(milliseconds),
      'some answers could not be read: the machine was too busy, and the doctor could not run for this long',
    ),
    stopped: described(
      maybe(text),
      'why the run was stopped before all answers were read; what was not known by then was not checked',
    ),
    whatIf: described(maybe(texts), 'predicted: what would follow from these planned changes'),
    verdict: z.enum(['healthy', 'unhealthy', 'inconclusive']),
    rootCauses: described(z.array(z.strictObject(causeShape)), 'most likely first; empty when healthy'),
    alternatives: described(
      z.array(z.strictObject({ ...causeShape, whyLower: text })),
      'what would explain it too, and why it is believed less',
    ),
    transient: described(
      maybe(z.literal(true)),
      'what is wrong passes by itself: try again before you change anything',
    ),
    refusal: described(
      maybe(z.strictObject(refusalShape)),
      'the client was refused and nothing that was seen says why',
    ),
    refresh: described(
      maybe(
        z.strictObject({
          status: maybe(text),
          providerId: maybe(text),
          lastRefreshAt: maybe(text),
          before: described(maybe(texts), 'key ids that Confluent held before'),
          after: described(maybe(texts), 'key ids that Confluent has after'),
          failure: described(maybe(text), 'why nothing was refreshed'),
          earlier: maybe(
            z.strictObject({ verdict: z.enum(['healthy', 'unhealthy', 'inconclusive']), rootCauses: texts }),
          ),
        }),
      ),
      'what became of --refresh-jwks',
    ),
    questions: described(
      maybe(
        z.array(
          z.strictObject({
            id: text,
            asks: described(text, 'what to look up'),
            where: described(text, 'where it is found'),
            input: described(maybe(text), 'the flag that takes the answer; absent where a person compares'),
            effort: described(
              z.enum(['page', 'file', 'credential', 'administrator']),
              'what an answer costs: a value on an open page, a file, a credential, the time of somebody else',
            ),
            expect: described(
              z.array(z.strictObject({ label: text, value: text, note: maybe(text) })),
              'the value that the token of this client needs',
            ),
            decides: described(texts, 'ids of the causes that the answer would show or rule out'),
            decidesTitles: described(texts, 'titles of the first that the question names one by one'),
          }),
        ),
      ),
      'what somebody can look up and the doctor cannot see, the most telling first',
    ),
    token: described(
      maybe(z.array(z.strictObject({ name: text, value: text, meaning: maybe(text) }))),
      'what of the token matters to Confluent Cloud: header and claims, never the signature',
    ),
    notices: described(z.array(z.strictObject(noticeShape)), 'true, but harmless today'),
    checks: z.array(
      z.strictObject({
        id: text,
        gate,
        title: text,
        enforced: described(z.boolean(), 'whether somebody turns the client away when it fails'),
        outcome: described(
          maybe(z.literal(true)),
          'it is how the sign-in ended, not something that has to hold before',
        ),
        status: z.enum(['pass', 'fail', 'warn', 'unknown']),
        counted: described(maybe(z.literal(false)), 'left out of the verdict by --only or --skip'),
        summary: text,
        because: text,
      }),
    ),
    model: z.strictObject({
      predicted: described(text, 'accept, or the id of the first enforced check that fails'),
      observed: described(
        z.nullable(z.enum(['accept', 'reject'])),
        'what the broker did; null when no broker was asked',
      ),
      decidedBy: described(
        maybe(z.nullable(z.enum(['broker', 'sts']))),
        "who decided: the broker, or Confluent's STS where no broker was asked",
      ),
      agree: z.nullable(z.boolean()),
      refuted: described(
        texts,
        'checks that failed although sign-in succeeded: defects of ours, unless a given value is wrong',
      ),
      told: described(
        maybe(texts),
        "the flags with the values of Confluent's side that those checks rest on; absent: none was given",
      ),
    }),
    unexplained: described(texts, 'enforced checks that fail and that no cause explains'),
    missing: described(
      z.array(z.strictObject({ input: text, wouldSettle: texts })),
      'what to give, and which checks it would settle',
    ),
    paths: described(
      maybe(
        z.array(
          z.strictObject({
            to: described(text, 'host:port of the server'),
            for: described(
              texts,
              'what was asked over it: token, discovery, key set, Confluent API, Confluent STS, broker',
            ),
            proxy: described(maybe(text), 'host:port of the HTTP proxy; absent: direct'),
            rule: described(maybe(text), 'what decided so: HTTPS_PROXY, --proxy, NO_PROXY (.acme.example)'),
            address: described(
              maybe(text),
              "the IP address that was connected to: the server's, or the proxy's",
            ),
            tls: maybe(text),
            trust: described(
              maybe(text),
              "public, or where the authority's certificate was given: a file, --ca, NODE_EXTRA_CA_CERTS",
            ),
            clientCertificate: described(
              maybe(z.enum(['shown', 'asked-for'])),
              'whether the server asked for a client certificate, and one was shown',
            ),
            stopped: described(maybe(text), 'where it stopped; absent when it came about'),
            remark: maybe(text),
          }),
        ),
      ),
      "which way each request took, the client's own first",
    ),
    witnesses: described(
      maybe(
        z.array(
          z.strictObject({
            about: described(text, 'issuer, audience, key id, JWKS URI, identity pool or logical cluster'),
            say: z.array(
              z.strictObject({
                who: text,
                values: described(maybe(texts), 'empty: it says that there is none'),
                source: maybe(text),
                unknown: described(maybe(text), 'why the values are not known'),
              }),
            ),
          }),
        ),
      ),
      'what has to be the same everywhere, and what each party says of it',
    ),
    pool: described(
      maybe(
        z.strictObject({
          id: maybe(text),
          displayName: maybe(text),
          filter: maybe(text),
          value: described(
            maybe(z.union([z.boolean(), z.enum(['error', 'unknown'])])),
            'what the filter says of the token; absent without a token',
          ),
          conditions: z.array(
            z.strictObject({
              text,
              claim: described(maybe(text), 'the claim that it reads, with dots: realm_access.roles'),
              holds: described(z.boolean(), 'whether it is as the filter needs it'),
            }),
          ),
          identityClaim: described(maybe(text), 'the claim that names the principal'),
          source: text,
        }),
      ),
      'the identity pool that decides, and its filter condition by condition',
    ),
    timeline: described(
      maybe(
        z.strictObject({
          now: described(text, 'ISO 8601: when the token is judged, by the best clock that is known'),
          nowSource: text,
          moments: z.array(
            z.strictObject({
              of: z.enum(['token', 'clock', 'keys', 'session', 'configuration', 'certificate']),
              label: text,
              from: described(text, 'ISO 8601'),
              to: described(maybe(text), 'ISO 8601; absent: an instant'),
              source: text,
            }),
          ),
        }),
      ),
      'what has a place in time',
    ),
    observations: described(
      maybe(
        z.array(
          z.strictObject({
            what: text,
            status: z.enum(['observed', 'failed', 'missing']),
            source: maybe(text),
            at: described(maybe(text), "ISO 8601, by this machine's clock"),
            text: described(text, 'what was seen, as JSON; or why nothing was'),
          }),
        ),
      ),
      'what was looked at, as it was seen; long ones are cut',
    ),
    logs: described(
      maybe(
        z.array(
          z.strictObject({
            file: text,
            lines: z.number(),
            from: described(maybe(text), 'the first time in it, as it has it'),
            to: maybe(text),
            elsewhere: described(maybe(text), 'what its errors are about, if not about this sign-in'),
            said: described(
              z.array(
                z.strictObject({
                  by: z.enum(['token', 'token-endpoint', 'broker']),
                  text,
                  line: z.number(),
                  time: maybe(text),
                  counts: described(
                    z.boolean(),
                    'this run saw nothing of it, so that the diagnosis rests on the log',
                  ),
                  now: described(maybe(text), 'what this run saw in its place'),
                }),
              ),
              'how the last sign-in in it ended',
            ),
            hints: described(
              z.array(
                z.strictObject({
                  id: text,
                  title: text,
                  points: z.enum(['says', 'fits', 'follows']),
                  quote: text,
                  line: z.number(),
                  time: maybe(text),
                }),
              ),
              'causes that give its error texts, the likeliest first; none is confirmed by that',
            ),
          }),
        ),
      ),
      "what the client's logs show",
    ),
    asOf: described(
      maybe(z.strictObject({ file: text, time: maybe(text) })),
      'the verdict is of this moment of a log: this run did not see how the sign-in ends',
    ),
    timings: z.array(z.strictObject({ span: text, startMs: z.number(), endMs: z.number() })),
    selection: described(
      maybe(
        z.strictObject({
          only: texts,
          skip: texts,
          verdict: described(
            z.enum(['healthy', 'unhealthy', 'inconclusive']),
            'the verdict of the whole run',
          ),
          open: described(texts, 'checks that count and could not be made'),
          notCounted: z.strictObject({
            rootCauses: z.array(z.strictObject(causeShape)),
            notices: z.array(z.strictObject(noticeShape)),
            unexplained: texts,
            refusal: maybe(z.strictObject(refusalShape)),
          }),
        }),
      ),
      'what counts for the verdict, and what was found and does not (--only, --skip); absent: everything counts',
    ),
  }),
);

/** @throws zod's error when a value is not a report of this version */
export const parseReport = (value: unknown): Report => z.parse(reportSchema, value);

import type { SettingLines } from '../../commands/other-text.ts';
import type { ShellCommand } from '../../commands/sh.ts';
import type { Source } from '../../evidence/source.ts';
import { presumeToken } from '../../repair/amend.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import { sourceOf } from '../../evidence/configuration.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { fact, known, thenReading } from '../../evidence/fact.ts';
import { provider } from '../../facts/confluent.ts';
import { discovery } from '../../facts/discovery.ts';
import { token } from '../../facts/token.ts';
import type { CauseId } from '../../evidence/gate.ts';
import type { JsonObject } from '../../evidence/json.ts';
import type { TokenAnswer, TokenError } from '../../evidence/token.ts';
import { kindOf, type AnswerKind } from '../../idp/answer.ts';
import { identifyIn } from '../../idp/identify.ts';
import type { IdentityProvider, IdentityProviderId, TokenErrorMeaning } from '../../idp/define.ts';
import { tellingWords } from '../../idp/wording.ts';
import {
  defineCause,
  type Cause,
  type EvidenceRow,
  type Experiment,
  type Recognition,
  type Strength,
} from '../define.ts';
import type { Fix, FixCommand } from '../../evidence/fix.ts';
import { refusal } from '../config/token-refusal.ts';
import { placeOf, type Place } from './_place.ts';

/** The token endpoint's answer, and everything needed to interpret it. */
export interface Answered {
  readonly answer: TokenAnswer;
  readonly kind: AnswerKind;
  readonly meaning: TokenErrorMeaning | undefined;
  readonly vendor: IdentityProvider | undefined;
  /** The product's name, or "the identity provider". */
  readonly who: string;
  readonly client: ClientFacts;
  /** The discovery document's statements about this endpoint; undefined when the document could not be read. */
  readonly published?: Published;
  /** The issuers that were seen: in the discovery document, and at Confluent. */
  readonly issuers: readonly string[];
  /** The discovery URL returns a web page, as the token endpoint may. */
  readonly discoveryIsPage: boolean;
}

interface Published {
  readonly tokenEndpoint?: string;
  /** `token_endpoint_auth_methods_supported`: optional and often incomplete. */
  readonly methods: readonly string[];
}

export const answered = fact<Answered>("meaning of the token endpoint's answer", (evidence) =>
  thenReading(token.answer.read(evidence), (answer, source) => {
    const { client } = evidence;
    const vendor = identifyIn(evidence);
    const refused = refusal.read(evidence);
    const document = discovery.document.read(evidence);
    const place = discovery.answer.read(evidence);
    return known(
      {
        answer,
        kind: kindOf(answer),
        meaning: refused.known ? refused.value?.meaning : undefined,
        vendor,
        who: vendor?.name ?? 'the identity provider',
        client,
        ...(document.known ? { published: publishedIn(document.value) } : {}),
        issuers: [discovery.issuer.read(evidence), provider.issuer.read(evidence)].flatMap((issuer) =>
          issuer.known && issuer.value !== undefined ? [issuer.value] : [],
        ),
        discoveryIsPage: place.known && place.value.form === 'html',
      },
      source,
    );
  }),
);

function publishedIn(document: JsonObject): Published {
  const { token_endpoint: tokenEndpoint, token_endpoint_auth_methods_supported: methods } = document;
  return {
    ...(typeof tokenEndpoint === 'string' && URL.canParse(tokenEndpoint)
      ? { tokenEndpoint: tokenEndpoint.trim() }
      : {}),
    methods: Array.isArray(methods) ? methods.filter((each) => typeof each === 'string') : [],
  };
}

/** How to fix it: in terms of a product where it is known, and in general ones. */
export type Advice = { readonly otherwise: Steps } & Partial<Readonly<Record<IdentityProviderId, Steps>>>;

export type Steps = (
  at: Place,
  seen: Answered,
) => {
  readonly steps: readonly string[];
  /** Commands for the identity provider's own tool; `afterChecking` marks those that need a look first. */
  readonly idp?: readonly (FixCommand | ShellCommand)[];
  /** Settings of the Kafka client, in its own notation (`writeSetting`), or commands on its machine. */
  readonly client?: readonly (FixCommand | ShellCommand | SettingLines)[];
};

/** A command that changes something on the strength of what an earlier command shows. */
export const afterChecking = (text: ShellCommand): FixCommand => ({
  kind: 'idp',
  apply: 'check-first',
  text,
});

export interface RefusalCause {
  readonly id: CauseId;
  readonly title: string;
  /** The fault usually passes by itself; see `CauseSpec.transient`. */
  readonly transient?: true | ((seen: Answered) => boolean);
  /** What the answer means here: the second sentence of the finding. */
  readonly means: (seen: Answered) => string;
  /** Two values that disagree, if the cause knows both. */
  readonly contrast?: (seen: Answered) => readonly [EvidenceRow, EvidenceRow] | undefined;
  /** One imperative sentence. */
  readonly summary: string | ((seen: Answered) => string);
  /** A better summary once the experiment obtained a token. */
  readonly summaryWhenTried?: (seen: Answered) => Pick<Fix, 'summary' | 'steps'>;
  readonly advice: Advice;
  /** How the cause is recognised when its entry in the refusal tables is not enough. */
  readonly strength?: (seen: Answered) => Strength | null;
  readonly experiment?: (seen: Answered) => Experiment | null;
  /** Default: a token is issued. Overridden when the same fault spoiled other answers too. */
  readonly repair?: (evidence: Evidence, seen: Answered) => Evidence;
}

/**
 * A reason why no token is issued. These causes differ in the meaning of the answer and in the fix; `idp/identify.ts`
 * interprets the answer, so that exactly one of them applies.
 */
export function refusalCause(spec: RefusalCause): Cause {
  return defineCause({
    id: spec.id,
    title: spec.title,
    reads: { seen: answered },
    recognise: ({ seen }, { seen: source }): Recognised | null => {
      const strength = (spec.strength ?? strengthOf(spec.id))(seen);
      if (strength === null) return null;
      const contrast = spec.contrast?.(seen);
      const because = `${said(seen)} ${spec.means(seen)}`;
      return {
        strength,
        because,
        ...(contrast === undefined ? {} : { contrast }),
        rows: rowsOf(seen, because, source),
        transient: typeof spec.transient === 'function' ? spec.transient(seen) : spec.transient === true,
        seen,
      };
    },
    repair: (evidence, { seen }) => spec.repair?.(evidence, seen) ?? presumeToken(evidence),
    repaired: 'once the token endpoint issues a token',
    experiment: ({ seen }) => spec.experiment?.(seen) ?? null,
    fix: ({ seen }, { experiments }) => {
      const key = spec.experiment?.(seen)?.request.key;
      const tried = key === undefined ? undefined : experiments[key];
      const worked = tried?.status === 'observed' && tried.value.succeeded;
      return { ...fixOf(spec, seen), ...(worked ? spec.summaryWhenTried?.(seen) : {}) };
    },
  });
}

interface Recognised extends Recognition {
  readonly seen: Answered;
}

/** The strength given by the refusal tables. */
export const strengthOf =
  (id: CauseId) =>
  ({ meaning }: Answered): Strength | null => {
    const isVague = meaning?.vague === true;
    if (meaning?.cause === id) return meaning.certain ? 'stated' : isVague ? 'suggested' : 'shown';
    if (meaning?.also?.includes(id) !== true) return null;
    return isVague ? 'conceivable' : 'suggested';
  };

/**
 * The identity provider publishes how clients may authenticate, and the client's method is not listed. Such lists are
 * often incomplete (OpenID Connect Discovery 1.0 section 3), so this counts only after a refusal.
 */
export const methodIsUnlisted = ({ published, client }: Answered): boolean =>
  published !== undefined && published.methods.length > 0 && !published.methods.includes(client.clientAuth);

/** "Okta answered HTTP 401, invalid_client: No scopes were requested." A body that may hold a token is not quoted. */
export function said({ answer, who }: Answered): string {
  const { error, status, excerpt, form, title } = answer;
  const isPage = error === undefined && form === 'html';
  const words = isPage ? (title ?? titleOf(excerpt ?? '')) : tellingIn(error);
  const code = error === undefined || error.error === '' ? '' : `, ${error.error}`;
  const text = words === undefined || words === '' ? '' : `: “${brief(words)}”`;
  return `${who[0]!.toUpperCase()}${who.slice(1)} answered HTTP ${status}${isPage ? ' with a web page' : code}${text}.`;
}

const tellingIn = (error: TokenError | undefined): string | undefined =>
  error === undefined ? undefined : tellingWords(error);

const titleOf = (page: string): string | undefined => /<title[^>]*>([^<]+)/i.exec(page)?.[1];

/** Entra appends trace ids and times; only the first sentences are useful. */
const brief = (text: string): string => {
  const line = text
    .split(/\n|Trace ID:/)[0]!
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  return line.length > 240 ? `${line.slice(0, 239)}…` : line;
};

/** The request and its sender, and the parts of the answer that the sentence omits. */
function rowsOf({ answer, client }: Answered, because: string, source: Source): readonly EvidenceRow[] {
  const code = answer.error?.vendorCode ?? (answer.error?.error || undefined);
  const row = (label: string, value: string | number | undefined, from: Source): readonly EvidenceRow[] =>
    value === undefined ? [] : [{ label, value: String(value), source: from }];
  return [
    ...row('error', code !== undefined && !because.includes(code) ? code : undefined, source),
    ...row(
      'token endpoint',
      client.tokenEndpoint !== undefined && because.includes(client.tokenEndpoint)
        ? undefined
        : client.tokenEndpoint,
      sourceOf(client, 'tokenEndpoint'),
    ),
    ...row('client id', client.clientId, sourceOf(client, 'clientId')),
    ...row('scope asked for', client.scope, sourceOf(client, 'scope')),
    ...row('audience asked for', client.audience, sourceOf(client, 'audience')),
  ];
}

function fixOf(spec: Pick<RefusalCause, 'summary' | 'advice'>, seen: Answered): Fix {
  const own = seen.vendor === undefined ? undefined : spec.advice[seen.vendor.id];
  const {
    steps,
    idp = [],
    client = [],
  } = (own ?? spec.advice.otherwise)(placeOf(seen.client, seen.issuers), seen);
  return {
    summary: typeof spec.summary === 'string' ? spec.summary : spec.summary(seen),
    steps,
    commands: [
      ...idp.map((each) => ('text' in each ? each : ({ kind: 'idp', text: each } as const))),
      ...client.map((each) => ('text' in each ? each : ({ kind: 'client-config', text: each } as const))),
    ],
  };
}

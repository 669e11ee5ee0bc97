import { sh } from '../../commands/sh.ts';
import { amendClaims, presumeToken } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { CauseId } from '../../evidence/gate.ts';
import type { Json, JsonObject } from '../../evidence/json.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { CLOCK_TOLERANCE_MS, CONFLUENTS_ADVICE_MS } from '../../facts/client-clock.ts';
import { clock } from '../../facts/clock.ts';
import { jwt } from '../../facts/token.ts';
import { fact, known, unknown, type Fact } from '../../evidence/fact.ts';
import { spell } from '../../idp/times.ts';
import { defineCause, type Cause } from '../define.ts';
import { refusal } from '../config/token-refusal.ts';
import { isAboutAssertion } from './_clock.ts';

/** When the token arrived, by this machine's clock, in milliseconds since the epoch. */
const arrival: Fact<number> = fact('arrival of the token', ({ token }) =>
  token.jwt.status === 'observed' ? known(token.jwt.at, token.jwt.source) : unknown('no token was seen'),
);

/** The effect of the provider's clock on its tokens. `never`: nothing that a verifier would refuse. */
function harmOf(
  claims: JsonObject | undefined,
  now: number | undefined,
  isRefused: boolean,
): 'certain' | 'possible' | 'never' {
  const offset = (name: string): number | undefined => {
    const value = claims?.[name];
    return typeof value === 'number' && now !== undefined ? value * 1000 - now : undefined;
  };
  const [nbf, iat, exp] = [offset('nbf'), offset('iat'), offset('exp')];
  if ((nbf ?? 0) > CLOCK_TOLERANCE_MS || (exp ?? 0) < -CLOCK_TOLERANCE_MS) return 'certain';
  // By RFC 7519 section 4.1.6 an `iat` in the future does not justify refusing a token; some verifiers refuse it
  // anyway.
  return isRefused && (iat ?? 0) > CONFLUENTS_ADVICE_MS ? 'possible' : 'never';
}

/** The maximum difference between the `iat` of a fresh token and the `Date` of the response that contained it. */
const FRESH_MS = 60_000;

/**
 * A cause in which the identity provider's clock differs from Confluent's. Two values show it: the `Date` header and
 * the `iat` of a fresh token. If they disagree, a proxy wrote the header, or the token is not fresh.
 */
export const providerClockCause = (spec: {
  readonly id: CauseId;
  readonly title: string;
  readonly isMine: (ahead: number) => boolean;
  readonly consequence: string;
}): Cause =>
  defineCause({
    id: spec.id,
    title: spec.title,
    reads: {
      idpAhead: clock.idpAhead,
      confluentAhead: clock.confluentAhead,
      givenToken: client.givenToken,
    },
    mayRead: {
      claims: jwt.claims,
      arrival,
      now: clock.now,
      refused: refusal,
      answer: broker.authenticate,
      clientAuth: client.clientAuth,
    },
    recognise: ({
      idpAhead,
      confluentAhead,
      givenToken,
      clientAuth,
      claims,
      arrival: cameAt,
      now,
      refused,
      answer,
    }) => {
      const iat = claims?.['iat'];
      const ahead = idpAhead - confluentAhead;
      if (givenToken || !spec.isMine(ahead) || Math.abs(ahead) <= CLOCK_TOLERANCE_MS) return null;
      const saysSo =
        typeof iat === 'number' &&
        cameAt !== undefined &&
        Math.abs(iat * 1000 - (cameAt + idpAhead)) <= FRESH_MS;
      if (typeof iat === 'number' && cameAt !== undefined && !saysSo) return null;
      const isAssertion =
        refused !== undefined && clientAuth === 'private_key_jwt' && isAboutAssertion(refused);
      const harm = isAssertion ? 'certain' : harmOf(claims, now, answer?.accepted === false);
      if (harm === 'never') return null;
      const seconds = Math.round(ahead / 1000);
      return {
        strength: harm === 'certain' ? 'shown' : 'suggested',
        because: `The identity provider's clock is ${spell(Math.abs(seconds))} ${ahead > 0 ? 'ahead of' : 'behind'} Confluent's${saysSo ? ', and its fresh token says the same time' : ''}. ${isAssertion ? 'It judges the client assertion by that clock, and refuses it.' : spec.consequence}`,
        rows: [
          {
            label: "identity provider's clock against Confluent's",
            value: `${seconds > 0 ? '+' : ''}${seconds} s`,
            source: 'Date headers',
          },
        ],
        ahead,
      };
    },
    repair: (evidence, { ahead }) => {
      const set = withProviderClock(evidence, ahead);
      return evidence.token.jwt.status === 'observed'
        ? withTimes(set, Math.round(ahead / 1000))
        : presumeToken(set);
    },
    repaired: "with the identity provider's clock set right",
    fix: () => ({
      summary: "Set the clock of the identity provider's host and keep it set by NTP.",
      steps: [
        'Behind a load balancer each node has a clock of its own: look at all of them.',
        'Confluent advises less than 300 s of difference; what its brokers tolerate is not documented.',
      ],
      commands: [
        {
          kind: 'idp',
          text: sh`timedatectl set-ntp true && timedatectl status   # on the host of the identity provider`,
        },
      ],
    }),
  });

/** The token as a provider with the correct time would have issued it. */
function withTimes(evidence: Evidence, seconds: number): Evidence {
  const { claims } = evidence.token.jwt.status === 'observed' ? evidence.token.jwt.value : {};
  const shifted: Record<string, Json> = {};
  for (const name of ['iat', 'nbf', 'exp', 'auth_time']) {
    const value = claims?.[name];
    if (typeof value === 'number') shifted[name] = value - seconds;
  }
  return amendClaims(evidence, shifted);
}

const withProviderClock = (evidence: Evidence, ahead: number): Evidence => ({
  ...evidence,
  clocks: evidence.clocks.map((each) =>
    each.keeper === 'identity-provider' ? { ...each, theirs: each.theirs - ahead } : each,
  ),
});

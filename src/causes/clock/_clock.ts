import { sh } from '../../commands/sh.ts';
import { amendClient, presumeConnection, presumeToken } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { CauseId } from '../../evidence/gate.ts';
import { client } from '../../facts/client.ts';
import {
  clientClock,
  CLOCK_TOLERANCE_MS,
  looksDead,
  renewsTooLate,
  tokenLife,
  type ClientClock,
  type TokenLife,
} from '../../facts/client-clock.ts';
import { network } from '../../facts/network.ts';
import { firstFailure } from '../../evidence/stages.ts';
import { spell } from '../../idp/times.ts';
import { defineCause, type Cause } from '../define.ts';
import type { Fix } from '../../evidence/fix.ts';
import { mayBlameClient, refusal, type Refusal } from '../config/token-refusal.ts';

/** The visible effect of the client's wrong clock, in words; undefined when there is none. */
function consequenceOf(
  { ahead }: ClientClock,
  life: TokenLife | undefined,
  clientAuth: string | undefined,
  refused: Refusal | undefined,
): string | undefined {
  if (refused !== undefined && clientAuth === 'private_key_jwt' && isAboutAssertion(refused)) {
    return 'The client signs its assertion with that time, and the identity provider refuses it.';
  }
  if (life !== undefined && looksDead(life)) return 'So the client takes a fresh token for an expired one.';
  if (life !== undefined && renewsTooLate(life)) {
    return `The token lives ${spell(life.lifetimeMs / 1000)}, so the client renews it after it has expired.`;
  }
  return Math.abs(ahead) > CLOCK_TOLERANCE_MS ? '' : undefined;
}

/** RFC 7523 section 3: `exp`, `nbf` and `iat` of an assertion are judged by the identity provider's clock. */
export const isAboutAssertion = (refused: Refusal): boolean =>
  refused.meaning?.cause === 'token/assertion-invalid' || mayBlameClient(refused);

/** A cause in which the client's own clock is wrong. */
export const clientClockCause = (spec: {
  readonly id: CauseId;
  readonly title: string;
  readonly isMine: (ahead: number) => boolean;
}): Cause =>
  defineCause({
    id: spec.id,
    title: spec.title,
    reads: { clock: clientClock },
    mayRead: {
      life: tokenLife,
      refused: refusal,
      givenToken: client.givenToken,
      clientAuth: client.clientAuth,
    },
    recognise: ({ clock, clientAuth, life, refused, givenToken }) => {
      if (!spec.isMine(clock.ahead) || Math.abs(clock.ahead) <= CLOCK_TOLERANCE_MS) return null;
      const consequence = consequenceOf(
        clock,
        givenToken === true && life !== undefined && !looksDead(life) ? undefined : life,
        clientAuth,
        refused,
      );
      if (consequence === undefined) return null;
      const off = `${spell(Math.abs(clock.ahead) / 1000)} ${clock.ahead > 0 ? 'ahead of' : 'behind'}`;
      return {
        // A single other clock may itself be wrong.
        strength: clock.witnesses.length > 1 ? 'shown' : 'suggested',
        because: `This machine's clock is ${off} ${clock.witnesses.join(' and ')}. ${consequence}`.trim(),
        rows: clock.witnesses.map((host) => ({
          label: "this machine's clock",
          value: `${off} ${host}'s`,
          source: 'Date header of its answer',
        })),
        hasConsequence: consequence !== '',
      };
    },
    repair: (evidence, { hasConsequence }) => {
      const set = amendClient(evidence, { clockAheadMs: 0 });
      return hasConsequence ? presumeCertificates(presumeAssertion(set)) : set;
    },
    repaired: "with this machine's clock set right",
    fix: () => SET_CLOCK,
  });

/** An assertion with the correct time would be a different assertion. */
const presumeAssertion = (evidence: Evidence): Evidence =>
  evidence.client.clientAuth === 'private_key_jwt' && evidence.token.jwt.status !== 'observed'
    ? presumeToken(evidence)
    : evidence;

/** Certificates that are out of date only by this machine's clock would be accepted. */
function presumeCertificates(evidence: Evidence): Evidence {
  const legs = network.legs.read(evidence);
  const dated = (legs.known ? legs.value : []).filter(({ connection }) =>
    ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'].includes(firstFailure(connection)?.code ?? ''),
  );
  return dated.reduce((before, { authority }) => presumeConnection(before, authority), evidence);
}

const SET_CLOCK: Fix = {
  summary: 'Set the clock of this machine and keep it set by NTP.',
  steps: [
    'A container has the clock of its host: set it there.',
    'A virtual machine that was suspended or restored goes on with the old time: let it synchronise when it resumes.',
    'Restart the client afterwards: its timers were set by the wrong clock.',
  ],
  commands: [
    { kind: 'client-config', text: sh`timedatectl set-ntp true && timedatectl status` },
    { kind: 'client-config', text: sh`curl -sI https://api.confluent.cloud | grep -i ^date: && date -u` },
  ],
};

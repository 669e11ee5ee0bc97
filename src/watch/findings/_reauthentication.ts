import type { SaslAnswer } from '../../evidence/broker.ts';
import type { Observation } from '../../evidence/observation.ts';
import type { Reauthentication } from '../../probes/staying.ts';
import { defineFinding, type FindingSpec, type Found, type Past } from './define.ts';

/** What one re-authentication shows. */
export interface ReauthenticationFinding extends Pick<FindingSpec, 'id' | 'title'> {
  /** Undefined when it shows something else. */
  readonly say: (seen: Reauthentication, past: Past) => Pick<Found, 'title' | 'because' | 'fix'> | undefined;
}

/** A finding about a client that stays connected: it holds until the next re-authentication says otherwise. */
export const ofReauthentication = ({ id, title, say }: ReauthenticationFinding): FindingSpec =>
  defineFinding({
    ...{ id, title, kind: 'finding', isClients: true },
    find: (past) => {
      const { reauthentication: seen } = past;
      if (seen === undefined) return undefined;
      const said = say(seen, past);
      return said === undefined ? [] : [{ subject: 'session', stage: 0, ...said }];
    },
  });

/** The refusal, if the broker answered with one. */
export const refusalIn = (answer: Observation<SaslAnswer> | undefined): SaslAnswer | undefined =>
  answer?.status === 'observed' && !answer.value.accepted ? answer.value : undefined;

/** `the broker answered "…"`. */
export function inItsWords({ challenge, errorMessage, errorCode }: SaslAnswer): string {
  const words = challenge ?? errorMessage;
  return words === undefined
    ? `The broker answered with error ${errorCode}`
    : `The broker answered "${words}"`;
}

import { sh } from '../../commands/sh.ts';
import { variable } from '../../commands/value.ts';
import type { SpacesSent } from '../../clients/fetcher.ts';
import { behaviour } from '../../clients/facts.ts';
import type { Source } from '../../evidence/source.ts';
import { amendClient } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { token } from '../../facts/token.ts';
import type { ExperimentRequest } from '../../evidence/experiment.ts';
import type { CauseId } from '../../evidence/gate.ts';
import { CLEAN_SECRET, secretFault, sendsSecret, type SecretFault } from '../../spelling/secret.ts';
import { defineCause, type Cause, type EvidenceRow, type Experiment, type Recognition } from '../define.ts';
import type { Fix } from '../../evidence/fix.ts';
import { mayBlameSecret, refusal, spellRefusal, type Refusal } from './token-refusal.ts';
import { presumeTokenIfNone } from './_repair.ts';

export const secretReads = { traits: client.secret, clientAuth: client.clientAuth } as const;
export const secretMayRead = { refused: refusal, answer: token.answer } as const;

type TokenChange = Extract<ExperimentRequest, { readonly kind: 'token' }>['change'];

/** One more token request: a token confirms the cause, and a second refusal rules out this fault of the secret. */
export const tokenExperiment = (key: string, did: string, change: TokenChange): Experiment => ({
  request: { kind: 'token', key, did, change },
  onSuccess: 'confirms',
  onFailure: 'refutes',
});

/** A secret that looks wrong, whether or not the request was refused for it. */
export interface OddSecret extends Recognition {
  /** A token request was refused, so a second one can decide. */
  readonly isRefused: boolean;
}

/**
 * A secret that looks odd need not be wrong; only the identity provider knows. So it counts when the client was refused
 * for what may be its secret, and when no token was requested; if the secret got a token, it is at most a notice.
 */
export const oddSecret = (
  strength: 'shown' | 'suggested' | 'conceivable',
  what: string,
  refused: Refusal | undefined,
  source: Source,
): OddSecret | null => {
  if (refused !== undefined && !mayBlameSecret(refused)) return null;
  return {
    strength: refused === undefined ? 'suggested' : strength,
    because:
      refused === undefined
        ? `The client secret ${what}.`
        : `The client secret ${what}, and the identity provider refuses the client (${spellRefusal(refused)}).`,
    rows: [secretRow(what, source)],
    isRefused: refused !== undefined,
  };
};

/** What the secret looks like, without revealing it. */
export const secretRow = (what: string, source: Source): EvidenceRow => ({
  label: 'client secret',
  value: what,
  source,
});

/** A cause for one oddity of the secret. */
export const secretCause = (spec: {
  readonly id: CauseId;
  readonly title: string;
  readonly fault: SecretFault;
  readonly strength: 'shown' | 'suggested';
  /** What this client does with the secret, as the second half of "the client secret ...". */
  readonly what: (spaces: SpacesSent) => string;
  readonly repaired: string;
  readonly experiment?: { readonly key: string; readonly did: string; readonly change: TokenChange };
  readonly fix: Fix;
}): Cause =>
  defineCause({
    id: spec.id,
    title: spec.title,
    reads: { ...secretReads, spaces: behaviour.spacesSent },
    mayRead: secretMayRead,
    recognise: ({ traits, clientAuth, spaces, refused }, sources) =>
      sendsSecret(clientAuth) && secretFault(traits, clientAuth) === spec.fault
        ? oddSecret(spec.strength, spec.what(spaces), refused, sources.traits)
        : null,
    repair: (evidence) => presumeTokenIfNone(amendClient(evidence, { clientSecret: CLEAN_SECRET })),
    repaired: spec.repaired,
    experiment: ({ isRefused }) =>
      spec.experiment === undefined || !isRefused
        ? null
        : tokenExperiment(spec.experiment.key, spec.experiment.did, spec.experiment.change),
    fix: () => spec.fix,
  });

/** Stores a secret without a trailing line break, which `echo` and most editors add. */
export const STORE_SECRET = {
  kind: 'client-config',
  text: sh`printf %s "$CLIENT_SECRET" > client-secret.txt   # no line break at the end, unlike echo`,
} as const;

/** Changes one key of a Secret and leaves the others; the secret appears on no command line. */
export const STORE_SECRET_KUBERNETES = {
  kind: 'client-config',
  text: sh`printf %s "$CLIENT_SECRET" | jq -Rs '{stringData: {"client-secret": .}}' | kubectl patch secret ${variable('SECRET_NAME')} --patch-file=/dev/stdin   # client-secret: the key in your Secret`,
} as const;

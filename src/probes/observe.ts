import type { Evidence } from '../evidence/evidence.ts';
import type { ExperimentRequest } from '../evidence/experiment.ts';
import { redactor, type Redact } from '../evidence/redact.ts';
import type { Target } from '../settings/target.ts';
import { clientFacts } from '../settings/facts.ts';
import { shownOf } from '../settings/secrets.ts';
import { meantProvider } from '../facts/confluent.ts';
import { jwt } from '../facts/token.ts';
import type { JwksRefresh } from '../evidence/confluent.ts';
import { missing, type Observation } from '../evidence/observation.ts';
import { apiFor } from './confluent/ask.ts';
import { refreshJwks } from './confluent/refresh.ts';
import { experimentRunner } from './experiments.ts';
import { collect, collectOffline, heldUpIn, type Tell } from './collect.ts';
import { startRun, type ObserveOptions, type Run } from './run.ts';
import { secretsOf } from './secrets.ts';
import type { RawToken } from './token.ts';

export type { ObserveOptions } from './run.ts';

export interface Observer {
  /** Observes everything that the target names, independent things at the same time. */
  readonly observe: () => Promise<Evidence>;
  /** Runs the experiments (at most two of kind `token`) and returns the evidence with their results. */
  readonly experiment: (evidence: Evidence, requests: readonly ExperimentRequest[]) => Promise<Evidence>;
  /** Makes Confluent fetch the keys of the client's identity provider now, and returns the evidence with the result. */
  readonly refreshJwks: (evidence: Evidence) => Promise<Evidence>;
  /** Removes every secret that the run has met so far. */
  readonly redact: Redact;
  /** Closes everything that is still open. */
  readonly close: () => Promise<void>;
}

/**
 * Observes a target. Its time limit (`timeoutMs`) starts with the first call and covers observations and experiments;
 * anything pending at the end is a failure of stage `deadline`. The returned evidence is redacted: token and secrets
 * never leave the probes.
 */
export function observer(target: Target, options: ObserveOptions = {}): Observer {
  let begun: Run | undefined;
  const run = (): Run => (begun ??= startRun(target, options));
  const secrets = secretsOf(target);
  const shown = shownOf(clientFacts(target));
  let known: readonly string[] = [];
  let redactKnown = redactor(known, shown);
  const redact: Redact = (value) => {
    const all = secrets.all();
    // Secrets are only added.
    if (all.length > known.length) {
      known = all;
      redactKnown = redactor(known, shown);
    }
    return redactKnown(value);
  };
  const lab = experimentRunner(target, run, secrets);
  let token: RawToken | undefined;
  const told = new Map<string, number>();
  const tell: Tell = (part, raw) => {
    if (options.onPart === undefined) return;
    if (raw !== undefined) secrets.addToken(raw.text);
    const { connections, clocks, timings } = run();
    const fresh = Object.entries(connections).filter(([key, { carried }]) => {
      const isFresh = told.get(key) !== (carried?.length ?? 0);
      told.set(key, carried?.length ?? 0);
      return isFresh;
    });
    options.onPart(redact({ ...part, connections: Object.fromEntries(fresh), clocks, timings }));
  };

  return {
    observe: async () => {
      const sight = target.offline ? collectOffline(target, run()) : await collect(target, run(), tell);
      token = sight.token;
      if (token !== undefined) secrets.addToken(token.text);
      return redact(sight.evidence);
    },
    experiment: async (evidence, requests) => {
      const results = await lab.perform(requests, token, evidence);
      tell({ experiments: results });
      const { connections, clocks, timings } = run();
      return redact({
        ...evidence,
        connections: { ...connections },
        clocks: [...clocks],
        timings: [...timings],
        ...heldUpIn(run()),
        experiments: { ...evidence.experiments, ...results },
      });
    },
    refreshJwks: async (evidence) => {
      const refresh = await refreshed(target, run(), evidence);
      return redact({ ...evidence, confluent: { ...evidence.confluent, refresh } });
    },
    redact,
    close: async () => begun?.close(),
  };
}

function refreshed(
  target: Target,
  run: Run,
  evidence: Evidence,
): Promise<Observation<JwksRefresh>> | Observation<JwksRefresh> {
  const api = apiFor(target, run);
  if (api === undefined) return missing('no Cloud API key was given', '--confluent-api-key-env');
  const provider = meantProvider.read(evidence);
  if (!provider.known || provider.value.id === undefined)
    return missing('it is not known which identity provider is meant', '--provider-id');
  const { id: providerId, keys } = provider.value;
  const kid = jwt.kid.read(evidence);
  const request = {
    providerId,
    before: keys?.map((key) => key.kid),
    wanted: kid.known ? kid.value : undefined,
  };
  return run.span('refresh of the keys', () => refreshJwks(api, request, run.deadline));
}

import type { Evidence } from '../evidence/evidence.ts';
import { missing } from '../evidence/observation.ts';
import { unobservedEvidence } from './unobserved.ts';

/** What a run has observed until now, part by part: each is complete, and contains no secrets. */
export interface Parts extends Partial<
  Pick<
    Evidence,
    'client' | 'startedAt' | 'logs' | 'discovery' | 'jwks' | 'connections' | 'clocks' | 'timings'
  >
> {
  readonly experiments?: Evidence['experiments'];
  readonly token?: Pick<Evidence['token'], 'answer' | 'jwt'>;
  readonly signature?: Evidence['token']['signature'];
  readonly providers?: Evidence['confluent']['providers'];
  readonly clusters?: Evidence['confluent']['clusters'];
  readonly sts?: Evidence['confluent']['sts'];
  readonly broker?: Evidence['broker'];
  readonly guessed?: Evidence['broker']['guessed'];
}

/**
 * The evidence of a run that was stopped; what it had not observed by then is missing. Undefined before it began.
 *
 * @param parts in the order in which they were observed; of several connections and experiments with one name the last
 * @param why the second half of "the run was stopped, because"
 */
export function evidenceSoFar(parts: readonly Parts[], why: string): Evidence | undefined {
  const seen = parts.reduce<Parts>(
    (before, part) => ({
      ...before,
      ...part,
      connections: { ...before.connections, ...part.connections },
      experiments: { ...before.experiments, ...part.experiments },
    }),
    {},
  );
  const { client, startedAt, token, signature, providers, clusters, sts, broker, guessed, ...others } = seen;
  if (client === undefined || startedAt === undefined) return undefined;
  const none = unobservedEvidence(client, startedAt, missing('the run was stopped before it was known'));
  return {
    ...none,
    ...others,
    token: { ...none.token, ...token, ...(signature !== undefined && { signature }) },
    confluent: {
      ...none.confluent,
      ...(providers !== undefined && { providers }),
      ...(clusters !== undefined && { clusters }),
      ...(sts !== undefined && { sts }),
    },
    broker: { ...none.broker, ...broker, ...(guessed !== undefined && { guessed }) },
    stopped: why,
  };
}

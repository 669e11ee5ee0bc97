import { diagnose, type Diagnosis } from '../diagnosis/diagnose.ts';
import type { AskedQuestion } from '../diagnosis/questions.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { valueOf, type Input } from '../evidence/observation.ts';
import { providersFromConsole } from '../probes/confluent/console.ts';
import type { Target } from '../settings/target.ts';
import type { Asker } from './asker.ts';
import { cleaned, keyIds } from './pasted.ts';

type Console = Target['console'];

/** Converts a pasted answer into the same value that the flag would have given. */
const ANSWERS: Readonly<Partial<Record<Input, (pasted: string) => Console>>> = {
  '--provider-issuer': (pasted) => ({ issuer: cleaned(pasted) }),
  '--provider-jwks-uri': (pasted) => ({ jwksUri: cleaned(pasted) }),
  '--provider-keys': (pasted) => ({ keys: keyIds(pasted) }),
  '--pool-filter': (pasted) => ({ poolFilter: cleaned(pasted) }),
  '--pool-identity-claim': (pasted) => ({ poolIdentityClaim: cleaned(pasted) }),
};

/** The conversion for a question's flag; undefined when its answer cannot be pasted. */
const answerTo = ({ input }: AskedQuestion): ((pasted: string) => Console) | undefined =>
  input === undefined ? undefined : ANSWERS[input];

export interface LookedUp {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
}

/**
 * Asks a person for what would settle an inconclusive diagnosis, the most decisive question first, and diagnoses again
 * after each answer. Nothing is contacted again: the answers replace what Confluent's API would have said.
 *
 * @throws Cancelled on Ctrl-C
 */
export async function lookUp(seen: LookedUp, asker: Asker): Promise<LookedUp> {
  let { evidence, diagnosis } = seen;
  let console = knownFrom(evidence);
  const passedOver = new Set<string>();
  while (diagnosis.verdict === 'inconclusive') {
    const question = diagnosis.questions.find(
      (each) => answerTo(each) !== undefined && !passedOver.has(each.id),
    );
    if (question === undefined) return { evidence, diagnosis };
    asker.tell('plain', told(question));
    const pasted = await asker.text({
      message: `${question.asks}: what does the page show? (Enter to skip)`,
      otherwise: '',
    });
    passedOver.add(question.id);
    if (pasted.trim() === '') continue;
    console = { ...console, ...answerTo(question)!(pasted) };
    evidence = withConsole(evidence, console);
    diagnosis = diagnose(evidence);
  }
  return { evidence, diagnosis };
}

/** Where to look, what has to be there, and what that would decide. */
function told({ where, expect, decidesTitles }: AskedQuestion): string {
  const expected = expect.map(({ label, value, note }) =>
    note === undefined ? `  ${label}: ${value}` : `  ${label}: ${value} (${note})`,
  );
  return [
    where,
    ...(expected.length === 0 ? [] : ['For this client it has to be:', ...expected]),
    `The answer can confirm or rule out: ${decidesTitles.join('; ')}, and others.`,
  ].join('\n');
}

/** The known values of the provider and the pool that the answers are about. */
function knownFrom({ confluent: { providers } }: Evidence): Console {
  const [provider, ...others] = valueOf(providers) ?? [];
  if (provider === undefined || others.length > 0) return {};
  const [pool] = valueOf(provider.pools) ?? [];
  const { issuer, jwksUri, keys } = provider;
  return {
    ...(issuer !== undefined && { issuer }),
    ...(jwksUri !== undefined && { jwksUri }),
    ...(keys !== undefined && { keys: keys.map(({ kid }) => kid) }),
    ...(pool?.filter !== undefined && { poolFilter: pool.filter }),
    ...(pool?.identityClaim !== undefined && { poolIdentityClaim: pool.identityClaim }),
  };
}

/** What a person read in the console, in place of the API's answer. */
function withConsole(evidence: Evidence, console: Console): Evidence {
  const providers = providersFromConsole({ ...evidence.client, console }, evidence.startedAt);
  if (providers === undefined) return evidence;
  const { byDiscovery, byProvider } = evidence.jwks;
  const published = byDiscovery.status === 'observed' ? byDiscovery.value.url : undefined;
  return {
    ...evidence,
    // The key set at the same URL was already fetched.
    jwks: {
      ...evidence.jwks,
      byProvider: published !== undefined && console.jwksUri === published ? byDiscovery : byProvider,
    },
    confluent: { ...evidence.confluent, providers },
  };
}

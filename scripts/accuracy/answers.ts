import type { Input } from '../../src/evidence/observation.ts';
import type { Target } from '../../src/settings/target.ts';

type Console = Target['console'];

/** The flags for values from Confluent's console, and the value of each. */
const VALUE_OF: Readonly<Partial<Record<Input, keyof Console>>> = {
  '--provider-issuer': 'issuer',
  '--provider-jwks-uri': 'jwksUri',
  '--provider-keys': 'keys',
  '--pool-filter': 'poolFilter',
  '--pool-identity-claim': 'poolIdentityClaim',
};

/**
 * The target with the correct answer to a question, given through the question's flag; undefined if the question has no
 * such flag, or the console shows no such value.
 */
export function withAnswer(target: Target, input: Input | undefined, truth: Console): Target | undefined {
  const name = input === undefined ? undefined : VALUE_OF[input];
  const value = name === undefined ? undefined : truth[name];
  return name === undefined || value === undefined
    ? undefined
    : { ...target, console: { ...target.console, [name]: value } };
}

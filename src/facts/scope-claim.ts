import type { Evidence } from '../evidence/evidence.ts';
import { propertyNamed } from '../evidence/configuration.ts';
import { fact, known, thenReading, type Fact } from '../evidence/fact.ts';
import type { Json } from '../evidence/json.ts';
import { jwt } from './token.ts';

/** The claim in which the Java client looks for scopes, and its value. */
export interface ScopeClaim {
  readonly name: string;
  readonly value: Json | undefined;
  /** The values that occur more than once in a list. A string is one value, including its spaces. */
  readonly repeated: readonly string[];
  /** The claim, or one of its values, exists and is empty or only white space. */
  readonly isBlank: boolean;
}

/** As Apache Kafka's `ClaimValidationUtils.validateScopes` reads it: values are trimmed, and empty ones rejected. */
export const scopeClaim: Fact<ScopeClaim> = fact('scope claim of the token', (evidence: Evidence) =>
  thenReading(jwt.claims.read(evidence), (claims, source) => {
    const { configuration } = evidence.client;
    const named =
      configuration === undefined
        ? undefined
        : propertyNamed(configuration, 'sasl.oauthbearer.scope.claim.name')?.value?.trim();
    const name = named === undefined || named === '' ? 'scope' : named;
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    const values = [value]
      .flat()
      .filter((each) => typeof each === 'string')
      .map((each) => each.trim());
    const repeated = values.filter((each, index) => values.indexOf(each) < index && each !== '');
    return known({ name, value, repeated: [...new Set(repeated)], isBlank: values.includes('') }, source);
  }),
);

import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, thenReading, type Fact } from '../evidence/fact.ts';
import { jwt } from './token.ts';

/** The claim that the client reads as the subject, and its value. */
export interface ClientSubject {
  readonly name: string;
  /** Undefined when it is missing, not a string, or only white space. */
  readonly value: string | undefined;
  /** Another claim of this token that names the client and could be used instead. */
  readonly instead: string | undefined;
}

/** The claims in which vendors put the client id. */
const NAMING = ['client_id', 'azp', 'cid', 'appid'] as const;

/** `sasl.oauthbearer.sub.claim.name`; default `sub`. */
export const clientSubject: Fact<ClientSubject> = fact(
  'subject as the client looks for it',
  (evidence: Evidence) =>
    thenReading(jwt.claims.read(evidence), (claims, source) => {
      const textOf = (name: string): string | undefined => {
        const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
        return typeof value === 'string' && value.trim() !== '' ? value : undefined;
      };
      const name = evidence.client.subClaimName ?? 'sub';
      return known(
        { name, value: textOf(name), instead: NAMING.find((each) => textOf(each) !== undefined) },
        source,
      );
    }),
);

import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, thenReading, type Fact } from '../evidence/fact.ts';
import { jwt } from './token.ts';

/** The claim that the client takes for the subject, and what is in it. */
export interface ClientSubject {
  readonly name: string;
  /** Undefined when it is not there, not a text, or blank. */
  readonly value: string | undefined;
  /** A claim of this token that names the client, and could be taken instead. */
  readonly instead: string | undefined;
}

/** What vendors call the client in a token. */
const NAMING = ['client_id', 'azp', 'cid', 'appid'] as const;

/** `sasl.oauthbearer.sub.claim.name`; `sub` unless it is set. */
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

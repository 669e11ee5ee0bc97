import type { ClientFacts } from '../evidence/client.ts';
import type { CauseId } from '../evidence/gate.ts';
import type { JsonObject } from '../evidence/json.ts';
import type { TokenAnswer, TokenError } from '../evidence/token.ts';
import type { IdentityProviderId } from './ids.generated.ts';
import type { Subject } from './wording.ts';

/** What is peculiar to one identity provider product. One file each; facts and sources in its comments. */
export interface IdentityProvider {
  readonly id: IdentityProviderId;
  /** As its vendor writes it. */
  readonly name: string;
  /** Hosts that the vendor itself runs, for many customers; absent: customers run the product. */
  readonly hosts?: RegExp;
  /** Whether a URL (issuer, token endpoint, discovery) is one of this product's by its shape. */
  readonly owns: (url: URL) => boolean;
  /** Whether a discovery document is one of this product's: for hosts that are the customer's own. */
  readonly describes?: (document: JsonObject) => boolean;
  /** The issuer whose token endpoint this is, where the product's URLs tell. */
  readonly issuerOf?: (tokenEndpoint: URL) => string | undefined;
  /** Whether a URL is an issuer of this product's by its shape, which no token endpoint has. */
  readonly isIssuer?: (url: URL) => boolean;
  /** What a client id looks like, where the product fixes it. */
  readonly clientId?: { readonly pattern: RegExp; readonly looksLike: string };
  /** What the refusals of its token endpoint mean; the first that fits counts, so the particular stand first. */
  readonly refusals?: readonly RefusalRule[];
}

export type { IdentityProviderId };

export interface TokenErrorMeaning {
  /** The cause in the `token` or `config` gate. */
  readonly cause: CauseId;
  /** Whether the answer can mean nothing else. */
  readonly certain: boolean;
  /** The answer leaves open which of these it is: `cause` is the most frequent, `also` are the others. */
  readonly vague?: true;
  /** What the same answer would fit as well, less likely. */
  readonly also?: readonly CauseId[];
}

/**
 * One row of a vendor's table of refusals: every member that is there must fit. Status, `error` and vendor codes are
 * the contract; descriptions change, so `says` only refines.
 */
export interface RefusalRule extends TokenErrorMeaning {
  readonly status?: number;
  readonly error?: string;
  /** Entra's numbers, without `AADSTS`. */
  readonly codes?: readonly number[];
  readonly vendorCode?: string;
  readonly says?: RegExp;
  /** What its words are about, whichever product's they are. */
  readonly about?: Subject;
  readonly when?: (refusal: Refusal) => boolean;
}

/** A refusal and what had been asked for. */
export interface Refusal {
  readonly answer: TokenAnswer;
  readonly error: TokenError;
  /** What it says of its own, without the sentences of RFC 6749. */
  readonly words: string;
  readonly subject: Subject | undefined;
  readonly asked: Asked;
}

export type Asked = Pick<ClientFacts, 'scope' | 'audience' | 'resource' | 'clientAuth'>;

import type { ClientFacts } from '../evidence/client.ts';
import type { CauseId } from '../evidence/gate.ts';
import type { JsonObject } from '../evidence/json.ts';
import type { TokenAnswer, TokenError } from '../evidence/token.ts';
import type { IdentityProviderId } from './ids.generated.ts';
import type { Subject } from './wording.ts';

/** What is specific to one identity provider product. One file per product, with sources in its comments. */
export interface IdentityProvider {
  readonly id: IdentityProviderId;
  /** In the vendor's spelling. */
  readonly name: string;
  /** Hosts that the vendor itself runs, for many customers; absent: customers run the product. */
  readonly hosts?: RegExp;
  /** Whether a URL (issuer, token endpoint, discovery) belongs to this product by its form. */
  readonly owns: (url: URL) => boolean;
  /** Whether a discovery document belongs to this product, for hosts of customers. */
  readonly describes?: (document: JsonObject) => boolean;
  /** The issuer that belongs to this token endpoint, if the product's URLs show it. */
  readonly issuerOf?: (tokenEndpoint: URL) => string | undefined;
  /** Whether a URL has the form of this product's issuers, which no token endpoint has. */
  readonly isIssuer?: (url: URL) => boolean;
  /** The form of client ids, if the product defines it. */
  readonly clientId?: ClientIdForm;
  /** The meaning of its token endpoint's refusals; the first match counts, so specific rules come first. */
  readonly refusals?: readonly RefusalRule[];
}

/** The form of the client ids that a product generates. */
export interface ClientIdForm {
  readonly pattern: RegExp;
  readonly looksLike: string;
  /** An administrator may choose the id of an application, so another form is unusual and not wrong. */
  readonly mayBeChosen?: true;
}

export type { IdentityProviderId };

export interface TokenErrorMeaning {
  /** The cause in the `token` or `config` gate. */
  readonly cause: CauseId;
  /** Whether the answer has no other meaning. */
  readonly certain: boolean;
  /** The answer leaves several causes open: `cause` is the most common, `also` are the others. */
  readonly vague?: true;
  /** Less likely causes of the same answer. */
  readonly also?: readonly CauseId[];
}

/**
 * One row of a vendor's table of refusals: every given member must match. Status, `error` and vendor codes are the
 * contract; descriptions change, so `says` only refines.
 */
export interface RefusalRule extends TokenErrorMeaning {
  readonly status?: number;
  readonly error?: string;
  /** Entra's numbers, without `AADSTS`. */
  readonly codes?: readonly number[];
  readonly vendorCode?: string;
  readonly says?: RegExp;
  /** The subject of its text, in any product's wording. */
  readonly about?: Subject;
  readonly when?: (refusal: Refusal) => boolean;
}

/** A refusal and its request. */
export interface Refusal {
  readonly answer: TokenAnswer;
  readonly error: TokenError;
  /** Its own text, without the boilerplate of RFC 6749. */
  readonly words: string;
  readonly subject: Subject | undefined;
  readonly asked: Asked;
}

/** The parts of the token request that a refusal can be about. */
export interface Asked extends Pick<ClientFacts, 'scope' | 'audience' | 'resource' | 'clientAuth'> {
  /** Only the answer was seen, so a parameter that is not given here may have been sent. */
  readonly isUnseen?: true;
}

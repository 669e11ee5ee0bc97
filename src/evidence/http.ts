import type { Json } from './json.ts';

/** An HTTP answer, whatever its status. */
export interface HttpAnswer {
  readonly url: string;
  readonly status: number;
  /** Lower-case names; only the few that a diagnosis can use (see `probes/http`), never cookies. */
  readonly headers: Readonly<Record<string, string>>;
  /** The media type of `content-type` without parameters, lower case; '' when there was none. */
  readonly mediaType: string;
  /** Length of the body in bytes, as received. */
  readonly bytes: number;
  /** Milliseconds since the epoch by this machine's clock, when the headers arrived. */
  readonly receivedAt: number;
  readonly tookMs: number;
}

/** What a body looks like, from its first bytes, whatever `content-type` claims. */
export type BodyForm = 'json' | 'html' | 'pem' | 'text' | 'empty';

/** An answer whose body is meant to be a JSON document: discovery, JWKS. */
export interface HttpDocument extends HttpAnswer {
  readonly form: BodyForm;
  /** Present when `form` is `json`. */
  readonly json?: Json;
  /** How many keys the answer has, where only some of them are kept in `json`. */
  readonly keysSeen?: number;
  /** The first characters of a body that is not JSON. Hostile text: escape before showing. */
  readonly excerpt?: string;
}

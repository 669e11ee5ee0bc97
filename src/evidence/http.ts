import type { Json } from './json.ts';

/** An HTTP response of any status. */
export interface HttpAnswer {
  readonly url: string;
  readonly status: number;
  /** Names in lower case; only the few that a diagnosis uses (see `probes/http`), never cookies. */
  readonly headers: Readonly<Record<string, string>>;
  /** The media type of `content-type` in lower case, without parameters; '' when there was none. */
  readonly mediaType: string;
  /** Length of the body in bytes, as received. */
  readonly bytes: number;
  /** Milliseconds since the epoch by this machine's clock, when the headers arrived. */
  readonly receivedAt: number;
  readonly tookMs: number;
}

/** The form of a body, judged by its first bytes and not by `content-type`. */
export type BodyForm = 'json' | 'html' | 'pem' | 'text' | 'empty';

/** A response whose body should be a JSON document: discovery, JWKS. */
export interface HttpDocument extends HttpAnswer {
  readonly form: BodyForm;
  /** Present when `form` is `json`. */
  readonly json?: Json;
  /** How many keys the response has, when `json` holds only some of them. */
  readonly keysSeen?: number;
  /** How many members of the document nothing reads; `json` has the others. */
  readonly membersLeftOut?: number;
  /** The first characters of a body that is not JSON. Hostile text: escape before showing. */
  readonly excerpt?: string;
}

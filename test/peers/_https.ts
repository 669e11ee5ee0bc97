import { request } from 'node:https';

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly json: () => unknown;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A form, or anything else as JSON. */
  readonly body?: URLSearchParams | object;
}

/** One HTTPS request to a server on this machine. */
export const ask = (
  url: string,
  ca: string,
  { method = 'GET', headers = {}, body }: Ask = {},
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const isForm = body instanceof URLSearchParams;
    const type =
      body === undefined
        ? {}
        : { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' };
    const asking = request(url, { method, ca, headers: { ...type, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, json: () => JSON.parse(text) as unknown }),
      );
    });
    asking
      .on('error', reject)
      .end(body === undefined ? undefined : isForm ? body.toString() : JSON.stringify(body));
  });

/** Key ids of a JWK Set (RFC 7517). */
export const kidsOf = (jwks: string): readonly string[] =>
  (JSON.parse(jwks) as { readonly keys: readonly { readonly kid: string }[] }).keys.map(({ kid }) => kid);

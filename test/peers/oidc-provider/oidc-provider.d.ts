/** The few members of oidc-provider that are used here; the package has no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';
  import type { TLSSocket } from 'node:tls';

  export interface ResourceServer {
    readonly scope: string;
    readonly audience: string;
    readonly accessTokenTTL: number;
    readonly accessTokenFormat: 'jwt' | 'opaque';
    readonly jwt: { readonly sign: { readonly alg: string; readonly kid?: string; readonly key?: Buffer } };
  }

  export interface StructuredToken {
    readonly payload: Record<string, unknown>;
  }

  /** Koa's context. */
  export interface Context {
    readonly socket: TLSSocket;
  }

  export const errors: { readonly InvalidTarget: new () => Error };

  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    callback(): RequestListener;
  }
}

import type { Evidence } from '../evidence/evidence.ts';
import { missing, observed } from '../evidence/observation.ts';
import type { Target } from '../settings/target.ts';
import { decodeJwt } from './jwt.ts';
import type { Run } from './run.ts';
import { fetchToken, type FetchedToken, type RawToken } from './token.ts';
import type { World } from './world.ts';

export interface ObtainedToken {
  /** In the clear; stays inside. */
  readonly raw?: RawToken;
  readonly seen: Pick<Evidence['token'], 'answer' | 'jwt'>;
}

/** The token that was given, else one from the token endpoint. */
export async function obtainToken(target: Target, { http, world, span }: Run): Promise<ObtainedToken> {
  return (
    givenToken(target, world) ??
    obtained(await span('token', () => fetchToken(target, { http, world })), world)
  );
}

/** Undefined when none was given. */
export function givenToken({ token }: Target, world: World): ObtainedToken | undefined {
  return token === undefined
    ? undefined
    : obtained(
        {
          answer: missing('a token was given, so none was fetched'),
          token: { text: token.reveal(), from: 'token-file' },
        },
        world,
      );
}

export function obtained({ answer, token }: FetchedToken, world: World): ObtainedToken {
  if (token === undefined) {
    return {
      seen: {
        answer,
        jwt: answer.status === 'missing' ? answer : missing('the token endpoint gave no token'),
      },
    };
  }
  const source =
    token.from === 'token-file' ? 'the token given' : `${token.from} of the token endpoint's answer`;
  const at = answer.status === 'observed' ? answer.at : world.now();
  return { raw: token, seen: { answer, jwt: observed(decodeJwt(token.text, token.from), source, at) } };
}

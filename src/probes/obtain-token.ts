import type { Evidence } from '../evidence/evidence.ts';
import { missing, observed } from '../evidence/observation.ts';
import type { Target } from '../settings/target.ts';
import { decodeJwt } from './jwt.ts';
import type { Run } from './run.ts';
import { fetchToken, type FetchedToken, type RawToken } from './token.ts';
import type { World } from './world.ts';

export interface ObtainedToken {
  /** Never leaves the probes. */
  readonly raw?: RawToken;
  readonly seen: Pick<Evidence['token'], 'answer' | 'jwt'>;
}

/** The given token, otherwise one kept from an earlier run, otherwise one from the token endpoint. */
export async function obtainToken(target: Target, run: Run): Promise<ObtainedToken> {
  const { http, world, span } = run;
  return (
    givenToken(target, world) ??
    keptToken(target, run) ??
    kept(obtained(await span('token', () => fetchToken(target, { http, world })), world), target, run)
  );
}

/** With the observations of the run that fetched it, because this run does not contact the token endpoint. */
function keptToken({ timeoutMs }: Target, run: Run): ObtainedToken | undefined {
  const token = run.tokens?.livingUntil(run.world.now() + timeoutMs);
  if (token === undefined) return undefined;
  token.connections.forEach(run.record);
  run.clocks.push(...token.clocks);
  return { raw: token.raw, seen: token.seen };
}

function kept(token: ObtainedToken, { tokenEndpoint }: Target, run: Run): ObtainedToken {
  if (token.raw === undefined || tokenEndpoint === undefined) return token;
  const { hostname } = new URL(tokenEndpoint);
  run.tokens?.keep({
    raw: token.raw,
    seen: token.seen,
    connections: Object.values(run.connections).filter(({ carried }) => carried?.includes('token')),
    clocks: run.clocks.filter(({ host }) => host === hostname),
  });
  return token;
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

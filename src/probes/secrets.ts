import { secretsOf as configuredIn, secretsOfToken } from '../settings/secrets.ts';
import type { Target } from '../settings/target.ts';
import { cleaned } from './jwt.ts';

/** A run's secrets, collected as it proceeds; no output may contain them. */
export interface Secrets {
  /** A client secret that an experiment tries. */
  readonly addClientSecret: (secret: string) => void;
  /** The token, its signature part, and both without text that was copied around them. */
  readonly addToken: (token: string) => void;
  readonly all: () => readonly string[];
}

export function secretsOf(target: Target): Secrets {
  const all = new Set<string>(configuredIn(target));
  const addToken = (token: string): void => {
    for (const each of [token, cleaned(token)].flatMap(secretsOfToken)) all.add(each);
  };
  if (target.token !== undefined) addToken(target.token.reveal());
  return {
    addClientSecret: (secret) => void all.add(secret),
    addToken,
    all: () => [...all],
  };
}

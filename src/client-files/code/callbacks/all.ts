import type { Program } from '../dialects/dialect.ts';
import { knownOf, onlyRead } from '../certainty.ts';
import type { Reading } from '../../reading.ts';
import bearerProvider from './bearer-provider.ts';
import { byCall } from './by-call.ts';
import type { Callback, CallbackRule } from './callback.ts';
import oauthCb from './oauth-cb.ts';

const RULES: readonly CallbackRule[] = [oauthCb, bearerProvider, ...byCall];

/** The program's callback that gives a librdkafka or kafkajs client its token. */
export function callbackIn(program: Program): Callback | undefined {
  for (const { languages, read } of RULES) {
    const found = languages.includes(program.language.id) ? read(program) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A client whose token comes from this callback: with its extensions, and what is wrong with it. */
export function withCallback(reading: Reading, callback: Callback | undefined): Reading {
  if (callback === undefined) return reading;
  const { library, at, returns, settings } = callback;
  const own = onlyRead(knownOf(settings)).filter(
    ({ key, member }) => !reading.found.some((each) => each.key === key && each.member === member),
  );
  return {
    ...reading,
    isPartial: true,
    found: [...reading.found, ...own],
    ...(returns !== undefined && { callback: { library, at, returns } }),
  };
}

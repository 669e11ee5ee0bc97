import type { SettingKey } from '../settings/settings.ts';
import type { Asker } from '../asking/asker.ts';
import type { Discovered } from './discovery.ts';
import { given, having, type Draft } from './draft.ts';
import { whyNoFile, whyNoVariable } from './names.ts';

/** The interview's access to the world. */
export interface Means {
  readonly asker: Asker;
  readonly discover: (url: string, signal: AbortSignal) => Promise<Discovered>;
  /** What the doctor's own checks object to in an answer. */
  readonly objection: (draft: Draft, key: SettingKey) => string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isThere: (file: string) => boolean;
}

interface Asked {
  readonly message: string;
  readonly example?: string;
  readonly otherwise?: string;
  readonly needed?: true;
}

/**
 * Asks for a value. An answer that the doctor's checks object to is accepted when it is given again: they may be wrong.
 */
export async function askFor(draft: Draft, key: SettingKey, means: Means, asked: Asked): Promise<Draft> {
  const { message, example, otherwise, needed } = asked;
  let refused: string | undefined;
  const answer = await means.asker.text({
    message,
    ...(example !== undefined && { example }),
    ...(otherwise !== undefined && { otherwise }),
    ...beginningWith(given(draft, key)),
    refuse: (typed) => {
      if (typed === '') return needed === true ? 'The diagnosis needs this.' : undefined;
      if (typed === refused) return undefined;
      const why = means.objection(having(draft, key, typed), key);
      if (why === undefined) return undefined;
      refused = typed;
      return `${why} (Press Enter again to keep it.)`;
    },
  });
  return having(draft, key, answer);
}

/** Asks for the name of the variable or file that contains a value. */
export async function askName(
  draft: Draft,
  key: SettingKey,
  how: 'secrets' | 'files',
  means: Means,
  { message, otherwise }: { readonly message: string; readonly otherwise: string },
): Promise<Draft> {
  const name = await means.asker.text({
    message,
    otherwise,
    refuse: (typed) => {
      if (typed === otherwise) return undefined;
      return how === 'secrets' ? whyNoVariable(typed, means.env) : whyNoFile(typed, means.isThere);
    },
  });
  const named = having(draft, key, name, how);
  if (how === 'files') {
    if (!means.isThere(name))
      means.asker.tell('bad', `${name} does not exist yet; create it before you run the doctor.`);
    return named;
  }
  const isSet = (means.env[name] ?? '') !== '';
  const why = isSet
    ? means.objection(named, key)
    : `${name} is not set here yet; set it before you run the doctor.`;
  if (why !== undefined) means.asker.tell('bad', why);
  return named;
}

export const beginningWith = (begin: string | undefined): { begin?: string } =>
  begin === undefined ? {} : { begin };

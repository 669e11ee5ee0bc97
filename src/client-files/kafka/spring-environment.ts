import { opaque, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { mapped } from '../../settings/optional.ts';
import { relaxedName } from './spring-names.ts';

export interface Active {
  readonly active: readonly (readonly Pair[])[];
  /** The profile that the file depends on. */
  readonly profile?: string;
}

/**
 * The documents that apply when no profile is given: those without a profile, and those whose profile the file itself
 * activates. If none of them has what is looked for, the first document that does is added.
 * https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.multi-document
 *
 * @param lookedFor what matters most first
 */
export function activeDocuments(
  documents: readonly (readonly Pair[])[],
  lookedFor: readonly ((pairs: readonly Pair[]) => boolean)[],
): Active {
  const active = new Set(
    listOf(valueOf(documents.find((each) => profilesOf(each) === undefined) ?? [], 'spring.profiles.active')),
  );
  const isOn = (profile: string): boolean =>
    profile.startsWith('!') ? !active.has(profile.slice(1)) : active.has(profile);
  const on = documents.filter((each) => {
    const profiles = profilesOf(each);
    return profiles === undefined || listOf(profiles).some(isOn);
  });
  const missing = lookedFor.filter((is) => !on.some(is));
  const other = missing.map((is) => documents.find(is)).find((each) => each !== undefined);
  if (other === undefined) return { active: on };
  return { active: [...on, other], profile: profilesOf(other) ?? '' };
}

/** Before Spring Boot 2.4 it was `spring.profiles`. */
const profilesOf = (pairs: readonly Pair[]): string | undefined =>
  valueOf(pairs, 'spring.config.activate.onprofile') ?? valueOf(pairs, 'spring.profiles');

const valueOf = (pairs: readonly Pair[], name: string): string | undefined =>
  pairs.findLast((pair) => relaxedName(pair.name.text) === name)?.value.text;

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/**
 * The values, with references to other properties of the file (`${acme.brokers}`) replaced; the rest comes from the
 * environment.
 */
export function filledIn(pairs: readonly Pair[]): readonly Pair[] {
  const byName = new Map(pairs.map((pair) => [relaxedName(pair.name.text), pair.value]));
  const known = new Map<Located, Located>();
  const fill = (value: Located): Located => {
    const filled = known.get(value);
    if (filled !== undefined) return filled;
    // Ends recursion: a value that refers to itself stays as it is.
    known.set(value, value);
    const made = value.text.includes('${')
      ? replaced(value, (name) => mapped(byName.get(relaxedName(name)), fill))
      : value;
    known.set(value, made);
    return made;
  };
  return pairs.map(({ name, value }) => ({ name, value: fill(value) }));
}

/** A value that is only a reference takes the place of the referenced one. */
function replaced(value: Located, find: (name: string) => Located | undefined): Located {
  const one = ALONE.exec(value.text)?.[1];
  const target = one === undefined ? undefined : find(one);
  if (target !== undefined) return target;
  let room = LONGEST;
  const text = value.text.replace(REFERENCE, (reference: string, name: string) => {
    const other = find(name)?.text;
    if (other === undefined || other.length > room) return reference;
    room -= other.length + 1;
    return other;
  });
  return room < LONGEST ? opaque(value, text) : value;
}

const REFERENCE = /\$\{([A-Za-z][\w.[\]-]*)(?::[^${}]*)?\}/g;
const ALONE = /^\$\{([A-Za-z][\w.[\]-]*)(?::[^${}]*)?\}$/;

/** Values that double each other must not grow exponentially. */
const LONGEST = 100_000;

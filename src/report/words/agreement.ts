import type { Testimony } from '../witnesses.ts';

/** What one party says, and how it stands to what the others say. */
export interface Standpoint extends Testimony {
  /** `silent`: it says nothing, or what it says is not known. */
  readonly stand: 'agrees' | 'differs' | 'silent';
  /** The value that most parties name; absent where fewer than two say anything. */
  readonly against?: string;
}

/**
 * Holds what several parties say against the value that most of them name, of two the one that is named first. A party that
 * has several values, such as the keys of a key set, agrees when one of them is it.
 */
export function agreementOn(testimonies: readonly Testimony[]): readonly Standpoint[] {
  const speaking = testimonies.filter(({ values = [] }) => values.length > 0);
  const against = speaking.length < 2 ? undefined : mostNamed(speaking);
  return testimonies.map((each) => {
    const { values = [] } = each;
    if (values.length === 0) return { ...each, stand: 'silent' };
    if (against === undefined) return { ...each, stand: 'agrees' };
    return { ...each, against, stand: values.includes(against) ? 'agrees' : 'differs' };
  });
}

/** Of the values of parties that name just one, if there are any: a key set offers many, and means none of them. */
function mostNamed(speaking: readonly Testimony[]): string | undefined {
  const definite = speaking.filter(({ values = [] }) => values.length === 1);
  const candidates = (definite.length > 0 ? definite : speaking).flatMap(({ values = [] }) => values);
  const votes = (value: string): number =>
    speaking.filter(({ values = [] }) => values.includes(value)).length;
  return candidates.reduce<string | undefined>(
    (best, each) => (best === undefined || votes(each) > votes(best) ? each : best),
    undefined,
  );
}

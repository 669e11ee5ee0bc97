import type { Testimony } from '../witnesses.ts';

/** One party's values, and how they compare with those of the others. */
export interface Standpoint extends Testimony {
  /** `silent`: it says nothing, or its values are unknown. */
  readonly stand: 'agrees' | 'differs' | 'silent';
  /** The value that most parties name; absent if fewer than two have one. */
  readonly against?: string;
}

/**
 * Compares several parties' values with the one that most of them name, or of two with the first. A party with several
 * values, such as the keys of a key set, agrees when one of them matches.
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

/** Counts only parties with a single value, if there are any: a key set offers many without choosing one. */
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

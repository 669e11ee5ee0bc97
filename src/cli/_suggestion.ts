import { didYouMean } from '../text/problem.ts';

/** `; did you mean jwt/iss-trailing-slash?` for an id `gate/name`: people remember the name and forget the gate. */
export function suggestion(id: string, known: readonly string[]): string {
  const partial = id.length < 3 ? [] : known.filter((each) => each.includes(id)).slice(0, 4);
  return partial.length > 0 ? `; did you mean ${partial.join(' or ')}?` : didYouMean(id, known);
}

import type { Provider } from '../../evidence/confluent.ts';
import { meantProvider } from '../../facts/confluent.ts';
import { jwt } from '../../facts/token.ts';
import { kidsIn } from '../sightings.ts';
import type { Span } from '../sighting.ts';
import type { Past } from './define.ts';

/** When something was first seen: between two rounds. Milliseconds since the epoch. */
export interface Arrival {
  /** The last round that did not see it. */
  readonly after: number;
  /** The first round that did. */
  readonly by: number;
}

/** `always`: it was there in the first round. Undefined: it never was. */
type Seen = Arrival | 'always' | undefined;

/** An issuer that began to sign with another key. */
export interface Rotation {
  readonly kid: string;
  readonly began: Arrival;
  readonly published: Seen;
  /** In Confluent's copy. */
  readonly held: Seen;
}

/** The keys of the issuer of the client's tokens, and of Confluent's copy of them. */
export interface KeyHistory {
  readonly issuer: string;
  readonly provider: Provider & { readonly id: string };
  /** How often Confluent reads the keys, in milliseconds. */
  readonly periodMs: number;
  /** Oldest first. */
  readonly rotations: readonly Rotation[];
  readonly published: readonly Span[];
  readonly held: readonly Span[];
}

/** Undefined while something of it is unknown in this round. */
export function keyHistory(past: Past): KeyHistory | undefined {
  const [meant, iss] = [meantProvider.read(past.evidence), jwt.iss.read(past.evidence)];
  if (!meant.known || !iss.known || iss.value === undefined) return undefined;
  const { id, jwksUri } = meant.value;
  if (id === undefined || jwksUri === undefined) return undefined;
  const published = past.spans('published-keys', jwksUri);
  const held = past.spans('confluent-keys', id);
  const period = past.spans('refresh-period', jwksUri).at(-1);
  const isCurrent = [published, held].every((spans) => spans.at(-1)?.until === past.now);
  if (period === undefined || !isCurrent) return undefined;
  return {
    issuer: iss.value,
    provider: { ...meant.value, id },
    periodMs: Number(period.value) * 1000,
    rotations: rotationsIn(past.spans('signing-key', iss.value)).map((rotation) => ({
      ...rotation,
      published: arrivalOf(rotation.kid, published),
      held: arrivalOf(rotation.kid, held),
    })),
    ...{ published, held },
  };
}

/** An issuer that signs with several keys in turn returns to an old one: that is not a rotation. */
const rotationsIn = (signing: readonly Span[]): readonly Pick<Rotation, 'kid' | 'began'>[] =>
  signing.flatMap(({ value: kid, since }, at) => {
    const before = signing[at - 1];
    const isNew = !signing.slice(0, at).some((each) => each.value === kid);
    return before === undefined || !isNew ? [] : [{ kid, began: { after: before.until, by: since } }];
  });

export function arrivalOf(kid: string, sets: readonly Span[]): Seen {
  const at = sets.findIndex((set) => kidsIn(set).includes(kid));
  if (at === -1) return undefined;
  const before = sets[at - 1];
  return before === undefined ? 'always' : { after: before.until, by: sets[at]!.since };
}

/** Whether Confluent's copy was seen without a key that already signed. */
export const wasLate = ({ began, held }: Rotation): boolean =>
  held === undefined || (held !== 'always' && held.after >= began.by);

/** For how long a key was published before it signed, at most; undefined if that was before the first round. */
export const leadOf = ({ began, published }: Rotation): number | undefined =>
  published === undefined || published === 'always' ? undefined : began.by - published.after;

import { texts as allTexts } from '../causes/texts.generated.ts';
import type { ErrorText, Leg, Pointing, Speaker } from '../causes/texts.ts';
import type { CauseId } from '../evidence/gate.ts';
import {
  canBeAbout,
  elsewhere,
  isAnotherServices,
  isAboutSignIn,
  legOf,
  namesSomethingElse,
  type Elsewhere,
} from './about.ts';
import type { Block } from './errors.ts';
import { ANY_NEEDLE, TEXT_NEEDLES } from './needles.computed.ts';
import { refusalsIn } from './refusal.ts';
import { providerIn } from './shown.ts';

/** A part of a text, and the cause that it indicates. */
export interface Finding {
  readonly cause: CauseId;
  /** Causes of the same text, most likely first. */
  readonly also: readonly CauseId[];
  readonly points: Pointing;
  readonly by: readonly Speaker[];
  readonly quote: string;
  /** Line of the quoted part, from 1. */
  readonly line: number;
  /** Higher is nearer to the root of a chain. */
  readonly depth: number;
  /** Whether the error itself shows that it is about this server. */
  readonly isPlaced: boolean;
  /** The named parts of the text: host, URL, status. */
  readonly values: Readonly<Record<string, string>>;
  readonly not?: string;
}

/** What one error says. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly elsewhere?: Elsewhere;
  readonly leg?: Leg;
  readonly provider?: string;
}

interface Searched extends ErrorText {
  readonly cause: CauseId;
  readonly needles: readonly string[];
}

/** Of two equally likely servers the identity provider comes first: Confluent's brokers are all alike. */
const TEXTS: readonly Searched[] = allTexts
  .flatMap(({ cause, texts }, at) =>
    texts.map((text, index): Searched => ({ ...text, cause, needles: TEXT_NEEDLES[at]?.[index] ?? [] })),
  )
  .toSorted((a, b) => Number(a.leg === 'broker') - Number(b.leg === 'broker'));

/** Whether a line may contain a known text; fast, because nearly all lines contain none. */
export const mayTell = (line: string): boolean => ANY_NEEDLE.test(line.toLowerCase());

/**
 * What an error says, strongest first.
 *
 * @param surroundings whether the text around it is about a sign-in, which makes an unspecific TLS or DNS error count
 */
export function findIn(block: Block, surroundings: boolean): Found {
  const { text } = block;
  const lowerCase = text.toLowerCase();
  const leg = legOf(text);
  const other = elsewhere(text);
  const provider = providerIn(text);
  const isOurs = (leg !== undefined || isAboutSignIn(text)) && other?.isOtherSignIn !== true;
  const isOpen = isOurs || (surroundings && other === undefined && !namesSomethingElse(text));

  const own = TEXTS.flatMap((each): readonly Finding[] => {
    if (each.common === true && !isOpen) return [];
    if (each.leg !== undefined && leg !== undefined && each.leg !== leg) return [];
    if (each.needles.length > 0 && !each.needles.some((needle) => lowerCase.includes(needle))) return [];
    const match = each.pattern.exec(text);
    if (match === null) return [];
    if (each.beside !== undefined && !each.beside.test(text)) return [];
    if (each.unless?.test(text) === true) return [];
    return [findingOf(each, match, block, leg)];
  });
  const refused = refusalsIn(text, provider).map(({ cause, also, points, quote, at }): Finding => ({
    ...{ cause, also, points, quote, by: ['identity-provider'], isPlaced: true, values: {} },
    line: lineAt(block, at),
    depth: depthAt(block, at),
  }));
  const isForeign = other?.isOtherSignIn === true || isAnotherServices(text);
  const findings = isForeign ? [] : withoutParts([...refused, ...own]);
  return {
    findings: findings.toSorted((a, b) => weightOf(b) - weightOf(a)),
    ...(other === undefined ? {} : { elsewhere: other }),
    ...(leg === undefined ? {} : { leg }),
    ...(provider === undefined ? {} : { provider: provider.id }),
  };
}

/** A part of another finding for the same cause adds nothing. */
const withoutParts = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    (each, index) =>
      !findings.some(
        (other, at) =>
          other.cause === each.cause &&
          at !== index &&
          other.quote.includes(each.quote) &&
          (other.quote.length > each.quote.length || at < index),
      ),
  );

const WEIGHT: Readonly<Record<Pointing, number>> = { says: 100, fits: 50, follows: 0 };

/** Stated causes outweigh fitting ones; among equals, the one nearer to the root of the chain. */
export const weightOf = ({ points, depth, isPlaced }: Finding): number =>
  WEIGHT[points] + Math.min(depth, 20) + (isPlaced ? 2 : 0);

const LONGEST_QUOTE = 300;

function findingOf(text: Searched, match: RegExpExecArray, block: Block, leg: Leg | undefined): Finding {
  const { cause, points, by, not } = text;
  const also = (text.also ?? []).filter((each) => text.common !== true || canBeAbout(each, leg));
  // A group in an unused alternative has no value.
  const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
  const values = Object.entries(groups).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    ...{ cause, also, points, by },
    quote: match[0].slice(0, LONGEST_QUOTE),
    line: lineAt(block, match.index),
    depth: depthAt(block, match.index),
    isPlaced: text.leg !== undefined && text.leg === leg,
    values: Object.fromEntries(values) as Readonly<Record<string, string>>,
    ...(not === undefined ? {} : { not }),
  };
}

const lineAt = ({ line, numbers, text }: Block, at: number): number =>
  numbers[text.slice(0, at).split('\n').length - 1] ?? line;

/** The position in the chain of causes: 0 was reported last. */
function depthAt({ parts, rootFirst }: Block, at: number): number {
  const index = parts.findLastIndex((start) => start <= at);
  return rootFirst ? parts.length - 1 - index : index;
}

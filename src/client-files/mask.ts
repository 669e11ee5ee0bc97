import { redactionOf } from '../redaction/known.ts';
import type { ClientFile } from './client-file.ts';
import type { Found } from './reading.ts';
import { isShowable } from './kafka/showable.ts';
import { ENTRIES, SETTINGS, type SettingKey } from '../settings/settings.ts';
import type { Located } from '../text/located.ts';
import type { Tree } from '../text/tree.ts';
import { syntaxOf } from './recognise.ts';
import { TREES } from './trees.ts';
import { holdsUrlSecret } from '../redaction/urls.ts';

const MASK = '***';

/**
 * The text of a client's file with every possible secret masked: all values except those of settings and names known to
 * contain none. Comments stay, except for known secrets.
 *
 * @param secrets texts that must never be shown
 * @param isHarmlessAt whether the value at a path of keys, in a file that the doctor made itself, contains no secret
 */
export function maskedText(
  file: ClientFile,
  secrets: readonly string[] = [],
  isHarmlessAt: (path: readonly string[]) => boolean = () => false,
): string {
  const text = file.source.file;
  const { ofOwn } = redactionOf(secrets);
  let masked = '';
  let end = 0;
  for (const { from, to, mayShow } of outermost(valuesIn(file, isHarmlessAt))) {
    masked += ofOwn(text.slice(end, from)) + (mayShow ? ofOwn(text.slice(from, to)) : MASK);
    end = to;
  }
  return masked + ofOwn(text.slice(end));
}

interface Value {
  readonly from: number;
  readonly to: number;
  readonly mayShow: boolean;
}

/** What has to be masked, and what need not; for a place that has both, its setting decides, not its name. */
function valuesIn(file: ClientFile, isHarmlessAt: (path: readonly string[]) => boolean): readonly Value[] {
  const readings = [file.reading, ...(file.reading.others ?? [])];
  const settings = readings.flatMap(({ found }) =>
    found.map((each) => valueAt(each.at, isHarmless(each))).filter(isSomewhere),
  );
  const properties = readings
    .flatMap((reading) => reading.properties)
    .map(({ name, value }) => valueAt(value, isShowable(name.text) && !holdsUrlSecret(value.text)))
    .filter(isSomewhere);
  const read = [...settings, ...properties];
  // A value that is not read here may be another program's secret on the same line.
  const others = scalarsIn(file, isHarmlessAt).filter(
    (scalar) => !read.some((each) => overlaps(each, scalar)),
  );
  const isBroken = readings.some(({ oddities }) => oddities.some(({ kind }) => kind === 'jaas'));
  // A value that contains others (the JAAS string) is masked piece by piece, if its pieces are known.
  const isTakenApart = (value: Value): boolean =>
    (!isBroken && properties.some((each) => isWithin(each, value))) ||
    (value.mayShow && read.some((each) => !each.mayShow && isWithin(each, value)));
  return [...read, ...others].filter((value) => !isTakenApart(value));
}

const valueAt = ({ offsetAt, text }: Located, mayShow: boolean): Value => ({
  from: offsetAt(0),
  to: offsetAt(text.length),
  mayShow,
});
const isSomewhere = ({ from, to }: Value): boolean => to > from;
const overlaps = (one: Value, other: Value): boolean => one.from < other.to && other.from < one.to;
const isWithin = (inner: Value, outer: Value): boolean =>
  inner.from >= outer.from && inner.to <= outer.to && inner.to - inner.from < outer.to - outer.from;

const SECRETS: ReadonlySet<SettingKey> = new Set<SettingKey>([
  ...SETTINGS.filter((setting) => 'secret' in setting).map(({ key }) => key),
  // A parameter may be anything, and PEM may contain a key.
  'params',
  'ca',
]);
const isHarmless = ({ key, isFile, value }: Found): boolean =>
  (isFile === true || !SECRETS.has(key)) && !holdsUrlSecret(value);

const HARMLESS: ReadonlySet<string> = new Set(
  ENTRIES.filter(({ setting }) => !SECRETS.has(setting.key)).map(({ key }) => key),
);
/** A list of servers has no place of its own; each server has one. */
const isHarmlessName = (name: string): boolean => isShowable(name) || HARMLESS.has(name);

/** Every scalar of a document, several of which may share a line. Other files have one value per line. */
const scalarsIn = (
  { source }: ClientFile,
  isHarmlessAt: (path: readonly string[]) => boolean,
): readonly Value[] => {
  const scalarsOf = (tree: Tree, path: readonly string[]): readonly Value[] => {
    if (tree.kind === 'map')
      return tree.entries.flatMap((entry) => scalarsOf(entry.value, [...path, entry.key.text]));
    if (tree.kind === 'list') return tree.items.flatMap((item) => scalarsOf(item, path));
    const mayShow =
      typeof tree.value !== 'string'
        ? typeof tree.value !== 'number'
        : isHarmlessAt(path) || (isHarmlessName(path.at(-1) ?? '') && !holdsUrlSecret(tree.value));
    return [valueAt(tree.at, mayShow)].filter(isSomewhere);
  };
  return (TREES[syntaxOf(source)]?.(source) ?? []).flatMap((tree) => scalarsOf(tree, []));
};

/** In file order, without those that are contained in another, or equal to one. */
const outermost = (values: readonly Value[]): readonly Value[] =>
  values
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .reduce<readonly Value[]>(
      (kept, value) => (value.from < (kept.at(-1)?.to ?? 0) ? kept : [...kept, value]),
      [],
    );

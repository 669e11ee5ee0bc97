import { examine } from '../../src/doctor/examine.ts';
import type { CauseId } from '../../src/evidence/gate.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import { startLab } from '../../src/lab/start.ts';
import { LEVELS, tokenIn, type Level, type Scene } from './levels.ts';
import { share, twoAtATime } from './run-two.ts';
import { score, type Outcome, type Score } from './score.ts';

export interface LevelRow extends Score {
  readonly scenario: CauseId;
}

/** The levels for a flag's value: one, or `all`. */
export function levelsNamed(name: string): readonly Level[] {
  const found = name === 'all' ? LEVELS : LEVELS.filter(({ id }) => id === name);
  if (found.length === 0)
    throw new RangeError(`no level ${name}; there are all, ${LEVELS.map(({ id }) => id).join(', ')}`);
  return found;
}

/** Runs a scenario's lab once for the given work. */
export async function inScene<T>(scenario: CauseId, work: (scene: Scene) => Promise<T>): Promise<T> {
  let settings: LabSettings | undefined;
  const lab = await startLab([scenario], { arrange: (arranged) => (settings = arranged) });
  let token: Promise<string | undefined> | undefined;
  try {
    return await work({ scenario, lab, settings: settings!, token: () => (token ??= tokenIn(lab)) });
  } finally {
    await lab.close();
  }
}

/** The doctor's answer at a level, scored. */
export async function scoreAt(level: Level, scene: Scene): Promise<Score> {
  const { scenario } = scene;
  const view = await level.view(scene);
  if (view === undefined) return { outcome: 'n.a.', said: 'not run', place: 0, questions: 0 };
  const { diagnosis } = await examine(view.target, { world: view.world });
  return score(diagnosis, scenario, level, level.reaches(scenario, scene));
}

/** Each level against each scenario, with a separate lab for each, so that no run is affected by another. */
export async function runLevels(
  levels: readonly Level[],
  scenarios: readonly CauseId[],
): Promise<ReadonlyMap<Level, readonly LevelRow[]>> {
  const rows = new Map<Level, readonly LevelRow[]>();
  for (const level of levels) {
    rows.set(
      level,
      await twoAtATime(scenarios, (scenario) =>
        inScene(scenario, async (scene) => ({ scenario, ...(await scoreAt(level, scene)) })),
      ),
    );
  }
  return rows;
}

const OUTCOMES: readonly Outcome[] = ['right', 'asked', 'wrong', 'missed', 'n.a.'];

/** The table for the README, and with `why` every row that is neither right nor asked. */
export function printLevels(results: ReadonlyMap<Level, readonly LevelRow[]>, why: boolean): void {
  console.log(
    '| What you have | right | asked | wrong | missed | n.a. | right or asked | asked among the first three |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const [level, rows] of results) {
    const count = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
    const counts = OUTCOMES.map(count);
    const applicable = rows.length - count('n.a.');
    const asked = rows.filter(({ outcome }) => outcome === 'asked');
    const early = asked.filter(({ place }) => place <= 3).length;
    const good = count('right') + asked.length;
    console.log(
      `| ${level.id}: ${level.title} | ${counts.join(' | ')} | ${share(good, applicable)} | ${asked.length === 0 ? '–' : `${early} of ${asked.length}`} |`,
    );
  }
  for (const [level, rows] of results) {
    const bad = rows.filter(({ outcome }) => outcome === 'wrong' || (why && outcome === 'missed'));
    if (bad.length === 0) continue;
    console.log(`\n${level.id}`);
    for (const { outcome, scenario, said, questions } of bad)
      console.log(`  ${outcome.padEnd(6)} ${scenario}: ${said}; ${questions} questions`);
  }
}

import type { Examination } from '../doctor/examine.ts';
import type { TokenKeeper } from '../probes/kept-token.ts';
import type { World } from '../probes/world.ts';
import type { Report } from '../report/report.ts';
import type { Target } from '../settings/target.ts';
import { quoted, refuse, UsageError } from '../text/problem.ts';
import { note, textOption, type Arguments, type Io } from './_command.ts';
import { failOnOf } from './_style.ts';

const LONGEST_WAIT_MS = 24 * 3_600_000;

/**
 * The value of `--wait` in milliseconds; undefined without it.
 *
 * @throws UsageError for an invalid duration
 */
export async function waitOf(args: Arguments): Promise<number | undefined> {
  const text = textOption(args, 'wait');
  if (text === undefined) return undefined;
  const { DURATION, milliseconds } = await import('../settings/schema.ts');
  const ms = DURATION.test(text) ? milliseconds(text) : 0;
  if (ms < 1 || ms > LONGEST_WAIT_MS)
    throw new UsageError([`--wait: is ${quoted(text)}; must be between 1ms and 24h, for example --wait 5m`]);
  const alone = ['what-if', 'refresh-jwks'].filter((flag) => args[flag] !== undefined);
  refuse(alone.map((flag) => `--wait: does not work together with --${flag}; remove one of them`));
  return ms;
}

/** Why waiting is pointless, checked before anything is contacted. */
export const unfitToWait = (waitMs: number | undefined, { offline }: Target): readonly string[] =>
  waitMs !== undefined && offline ? ['--wait: without the network nothing changes; remove --offline'] : [];

/** Gates for which a new token makes no difference. */
const BESIDES_THE_TOKEN: readonly string[] = ['network', 'discovery', 'broker', 'sasl', 'authorization'];

/**
 * The last run that finished; undefined when none did. All runs share one token, as long as it is valid and not the
 * problem.
 */
export async function lookUntilHealthy(
  look: (tokens: TokenKeeper) => Promise<Examination>,
  reportOn: (examined: Examination) => Report,
  {
    args,
    io,
    signal,
    waitMs,
    world,
  }: {
    readonly args: Arguments;
    readonly io: Io;
    readonly signal: AbortSignal;
    readonly waitMs: number;
    readonly world: World;
  },
): Promise<Examination | undefined> {
  const [{ tryAgain }, { tokenKeeper }, { outcomeOf }, { inOneSentence }] = await Promise.all([
    import('../doctor/try-again.ts'),
    import('../probes/kept-token.ts'),
    import('../report/outcome.ts'),
    import('../report/words/headline.ts'),
  ]);
  const tokens = tokenKeeper();
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  const last = await tryAgain(
    async () => {
      const examined = await look(tokens);
      return { examined, report: reportOn(examined) };
    },
    {
      world,
      signal,
      forMs: waitMs,
      isDone: ({ report }) => outcomeOf(report, failOnOf(args)) === 'healthy',
      onPause: ({ report }, pauseMs, leftMs) => {
        if (!report.rootCauses.every(({ gate }) => BESIDES_THE_TOKEN.includes(gate))) tokens.forget();
        if (args['quiet'] === true) return;
        note(
          io,
          `${inOneSentence(report)} (waiting: next run in ${seconds(pauseMs)}, ${seconds(leftMs)} left then)`,
        );
      },
    },
  );
  return last?.examined;
}

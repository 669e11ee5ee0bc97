import { describe, expect, it } from 'vitest';
import { examine, type Examination } from '../../src/doctor/examine.ts';
import { tryAgain } from '../../src/doctor/try-again.ts';
import { startLab } from '../../src/lab/start.ts';
import { tokenKeeper } from '../../src/probes/kept-token.ts';
import { machine, type World } from '../../src/probes/world.ts';

/** A world whose time passes only in pauses. */
function stoppedWorld(
  onPause: (ms: number) => void = () => undefined,
): World & { readonly pauses: number[] } {
  let now = 0;
  const pauses: number[] = [];
  return {
    ...machine,
    pauses,
    now: () => now,
    pause: async (ms, { aborted }) => {
      onPause(ms);
      pauses.push(ms);
      now += ms;
      return !aborted;
    },
  };
}

const never = new AbortController().signal;

describe('trying again', () => {
  it('ends with the first good outcome', async () => {
    const world = stoppedWorld();
    let attempts = 0;
    const options = {
      world,
      forMs: 60_000,
      signal: never,
      isDone: (n: number) => n === 3,
      onPause: () => undefined,
    };
    expect(await tryAgain(async () => (attempts += 1), options)).toBe(3);
    expect(world.pauses).toHaveLength(2);
  });

  it.each([0, 0.5, 1])('doubles its pauses, half of each random, and stops in time: %d', async (chance) => {
    const world = stoppedWorld();
    await tryAgain(async () => 'ill', {
      world,
      forMs: 60_000,
      signal: never,
      isDone: () => false,
      onPause: () => undefined,
      random: () => chance,
    });
    const whole = [1000, 2000, 4000, 8000, ...Array.from({ length: 20 }, () => 15_000)];
    const wanted = whole.map((ms) => Math.round(ms * (0.5 + chance / 2)));
    expect(world.pauses.slice(0, -1)).toEqual(wanted.slice(0, world.pauses.length - 1));
    expect(world.pauses.reduce((sum, ms) => sum + ms)).toBe(60_000);
  });

  it('ends with the last complete outcome when interrupted, in a pause or at work', async () => {
    const inPause = new AbortController();
    const waiting = { forMs: 60_000, isDone: () => false, onPause: () => undefined };
    const world = stoppedWorld(() => inPause.abort());
    expect(await tryAgain(async () => 'whole', { ...waiting, world, signal: inPause.signal })).toBe('whole');
    const atWork = new AbortController();
    let attempts = 0;
    const attempt = async (): Promise<number> => {
      attempts += 1;
      if (attempts === 2) atWork.abort();
      return attempts;
    };
    expect(await tryAgain(attempt, { ...waiting, world: stoppedWorld(), signal: atWork.signal })).toBe(1);
  });
});

describe('a broker that starts up', () => {
  it('is found healthy, with one token for all runs', async () => {
    const lab = await startLab([]);
    const tokens = tokenKeeper();
    let isUp = false;
    let requests = 0;
    const world: World = {
      ...lab.world,
      connect: (to) =>
        isUp || !to.host.endsWith('confluent.cloud') || !to.host.startsWith('pkc')
          ? lab.world.connect(to)
          : machine.connect({ ...to, address: '127.0.0.1', port: 1 }),
      pause: async () => (isUp = true),
    };
    const look = (): Promise<Examination> =>
      examine(lab.target, {
        world,
        tokens,
        onProgress: ({ span, state }) => (requests += Number(span === 'token' && state === 'begun')),
      });
    const seen: string[] = [];
    try {
      const last = await tryAgain(look, {
        world,
        forMs: 60_000,
        signal: never,
        isDone: ({ diagnosis }) => diagnosis.verdict === 'healthy',
        onPause: ({ diagnosis }) => seen.push(diagnosis.verdict),
      });
      expect(seen).toEqual(['unhealthy']);
      expect(last?.diagnosis.verdict).toBe('healthy');
      expect(requests).toBe(1);
      const unknown = last?.diagnosis.checks.filter(
        ({ id, status }) => /^(?:network|token)/.test(id) && status === 'unknown',
      );
      const first = await examine(lab.target, { world: lab.world });
      expect(unknown?.map(({ id }) => id)).toEqual(
        first.diagnosis.checks
          .filter(({ id, status }) => /^(?:network|token)/.test(id) && status === 'unknown')
          .map(({ id }) => id),
      );
    } finally {
      await lab.close();
    }
  });

  it('fetches a new token when the kept one would expire during the run', async () => {
    const lab = await startLab([]);
    const tokens = tokenKeeper();
    try {
      const first = await examine(lab.target, { world: lab.world, tokens });
      const { jwt } = first.evidence.token;
      const exp = jwt.status === 'observed' ? Number(jwt.value.claims?.['exp']) : 0;
      expect(tokens.livingUntil(exp * 1000 - 1)).toBeDefined();
      expect(tokens.livingUntil(exp * 1000)).toBeUndefined();
      expect(JSON.stringify(first.evidence)).not.toContain(tokens.livingUntil(0)!.raw.text);
    } finally {
      await lab.close();
    }
  });
});

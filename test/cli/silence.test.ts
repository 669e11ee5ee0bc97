import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchOverFleet, type Stopped } from '../../src/cli/_fleet-watch.ts';
import { watchOverRounds, type Halted } from '../../src/cli/_rounds-watch.ts';
import type { CutOff } from '../../src/cli/_worker-messages.ts';
import { watchOverRun } from '../../src/cli/_run-watch.ts';

/** Milliseconds of processor time that this process has had. */
let workedMs = 0;

beforeEach(() => {
  workedMs = 0;
  vi.useFakeTimers();
  vi.spyOn(process, 'cpuUsage').mockImplementation((before) => ({
    user: workedMs * 1000 - (before?.user ?? 0),
    system: 0,
  }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Time passes, of which the doctor gets this share of a processor. */
function pass(ms: number, share: number): void {
  for (let passed = 0; passed < ms; passed += 50) {
    workedMs += 50 * share;
    vi.advanceTimersByTime(50);
  }
}

describe('a run', () => {
  const watched = () => {
    const said: string[] = [];
    const known: CutOff['parts'][] = [];
    const hear = watchOverRun((overdue) => {
      said.push(overdue.said);
      known.push(overdue.parts);
    });
    return { said, known, hear };
  };
  const finished = () => {
    const { said, hear } = watched();
    hear({ kind: 'begun', timeoutMs: 30_000, what: 'run' });
    hear({ kind: 'span', span: 'token', state: 'begun' });
    hear({ kind: 'span', span: 'token', state: 'ended' });
    return { said, hear };
  };

  it('whose stages are all finished is waited for while the machine is busy', () => {
    const { said, hear } = finished();
    pass(50_000, 0.01);
    hear({ kind: 'seen' });
    pass(5_000, 0.01);
    hear({ kind: 'ended' });
    pass(120_000, 1);
    expect(said).toEqual([]);
  });
  it('that works for long before its time is up, and is then starved, is not in a loop', () => {
    const { said, hear } = finished();
    pass(29_900, 0.5);
    pass(10_000, 0.01);
    hear({ kind: 'ended' });
    expect(said).toEqual([]);
  });
  it.each([1, 0.5, 0.1])('in a loop is stopped, with a share of %s of a processor', (share) => {
    const { said } = finished();
    pass(30_000, share);
    expect(said).toEqual([]);
    pass(500 / share, share);
    expect(said).toEqual([
      expect.stringMatching(/^oauthbearer: stopped:[^]*an answer keeps the doctor itself busy/),
    ]);
  });
  it('in a loop during its diagnosis is stopped', () => {
    const { said, hear } = finished();
    pass(29_000, 0.1);
    hear({ kind: 'seen' });
    pass(2_800, 1);
    expect(said).toEqual([]);
    pass(400, 1);
    expect(said).toHaveLength(1);
  });
  it('whose questions wait for answers is stopped only if what comes after them is in a loop', () => {
    const { said, hear } = finished();
    hear({ kind: 'seen' });
    hear({ kind: 'ended' });
    pass(3_600_000, 0.5);
    hear({ kind: 'seen' });
    pass(1_900, 1);
    expect(said).toEqual([]);
    pass(400, 1);
    expect(said).toHaveLength(1);
  });
  it('that does not end gives what was known of it, once, and then says that there is no report', () => {
    const { said, known, hear } = watched();
    hear({ kind: 'begun', timeoutMs: 1_000, what: 'run' });
    hear({ kind: 'part', part: { startedAt: 1 } });
    hear({ kind: 'part', part: { timings: [] } });
    pass(2_000, 1);
    expect(known).toEqual([[{ startedAt: 1 }, { timings: [] }]]);
    hear({ kind: 'seen' });
    pass(3_000, 1);
    expect(known[1]).toEqual([]);
    expect(said).toEqual([
      expect.stringContaining('so the report is of what was known by then'),
      expect.stringContaining('so there is no report'),
    ]);
  });
  it('is ended in the end where the machine has no time for it at all', () => {
    const { said } = finished();
    pass(61_000, 0.001);
    expect(said).toEqual([]);
    pass(3_000, 0.001);
    expect(said).toEqual([expect.stringContaining('this machine is too busy: the doctor had 0.1 s of')]);
  });
});

describe('a fleet', () => {
  const watched = () => {
    const stopped: Stopped[] = [];
    const hear = watchOverFleet((each) => stopped.push(each));
    hear({ kind: 'alive' });
    return { stopped, hear };
  };

  it('that reads a large file on a busy machine is not in a loop', () => {
    const { stopped, hear } = watched();
    pass(100_000, 0.1);
    hear({ kind: 'alive' });
    pass(100_000, 0.1);
    hear({ kind: 'ended' });
    pass(1_000_000, 1);
    expect(stopped).toEqual([]);
  });
  it.each([1, 0.1])('in a loop is stopped, with a share of %s of a processor', (share) => {
    const { stopped, hear } = watched();
    hear({ kind: 'trying', name: 'orders' });
    pass(14_000 / share, share);
    expect(stopped).toEqual([]);
    pass(2_000 / share, share);
    expect(stopped).toMatchObject([{ busy: ['orders'], why: expect.stringContaining('a defect of ours') }]);
    expect(stopped[0]?.known.open).toMatchObject([
      { name: 'orders', because: expect.stringContaining('an answer keeps the doctor itself busy') },
    ]);
  });
  it('is stopped where the machine has no time for it at all, and the report says so', () => {
    const { stopped, hear } = watched();
    hear({ kind: 'trying', name: 'orders' });
    pass(590_000, 0.001);
    expect(stopped).toEqual([]);
    pass(12_000, 0.001);
    expect(stopped).toMatchObject([{ why: expect.stringContaining('this machine is too busy') }]);
    expect(stopped[0]?.known.open[0]?.because).toContain('this machine is too busy');
  });
});

describe('a watch', () => {
  const watched = (canResume = true) => {
    const halts: Halted[] = [];
    const hear = watchOverRounds(
      () => canResume,
      (each) => halts.push(each),
    );
    const names = (kind: 'trying' | 'tried', all: readonly string[]): void =>
      all.forEach((name) => hear({ kind, name }));
    return { halts, hear, names };
  };

  it('in a loop goes on without the client that was under way', () => {
    const { halts, hear, names } = watched();
    names('trying', ['orders', 'billing']);
    names('tried', ['orders', 'billing']);
    hear({ kind: 'round' });
    names('trying', ['orders', 'billing']);
    names('tried', ['billing']);
    pass(16_000, 1);
    expect(halts).toEqual([
      {
        said: expect.stringMatching(/an answer to orders; the watch goes on/),
        resumed: {
          ...{ beganAt: expect.any(Number), rounds: 1, suspects: [] },
          culprits: [
            { name: 'orders', at: expect.any(Number), because: expect.stringContaining('a defect') },
          ],
        },
      },
    ]);
  });
  it('in a loop of one of several finds out which, and leaves no other alone', () => {
    const { halts, names } = watched();
    names('trying', ['orders', 'billing', 'returns']);
    pass(16_000, 1);
    expect(halts[0]?.said).toMatch(/an answer to one of orders, billing, returns; the watch goes on/);
    expect(halts[0]?.resumed).toMatchObject({ culprits: [], suspects: ['orders', 'billing', 'returns'] });
    // Of the suspects, one at a time; others beside them.
    names('trying', ['stock', 'orders']);
    names('tried', ['orders']);
    names('trying', ['billing']);
    pass(16_000, 1);
    expect(halts[1]?.resumed).toMatchObject({ culprits: [{ name: 'billing' }], suspects: ['returns'] });
    names('trying', ['stock', 'returns']);
    names('tried', ['returns', 'stock']);
    names('trying', ['stock']);
    pass(16_000, 1);
    expect(halts[2]?.resumed).toMatchObject({
      culprits: [{ name: 'billing' }, { name: 'stock' }],
      suspects: [],
    });
  });
  it('in a loop of no client ends', () => {
    const { halts, hear } = watched();
    hear({ kind: 'alive' });
    pass(16_000, 1);
    expect(halts).toEqual([{ said: expect.stringContaining('the watch ends here') }]);
  });
  it('whose list came from standard input ends', () => {
    const { halts, names } = watched(false);
    names('trying', ['orders']);
    pass(16_000, 1);
    expect(halts).toEqual([{ said: expect.stringContaining('an answer to orders; the watch ends here') }]);
  });
});

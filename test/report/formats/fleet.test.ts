import { Parser } from 'tap-parser';
import { describe, expect, it } from 'vitest';
import type { Style } from '../../../src/report/formats/define.ts';
import { reporters } from '../../../src/report/formats/registry.generated.ts';
import type { FleetReport } from '../../../src/report/fleet.ts';
import { outcomeOfFleet } from '../../../src/report/fleet-outcome.ts';
import { runnerReads } from '../_runner.ts';
import { FLEET, fleetOf, reportWith, STYLE, WRONG_ISSUER } from '../_reports.ts';

const shown = async (name: string, report: FleetReport, style: Partial<Style> = {}): Promise<string> =>
  (await reporters[name]!()).renderFleet(report, { ...STYLE, ...style });

const HEALTHY: FleetReport = {
  ...fleetOf([['a.properties', reportWith()]]),
  counts: { ...FLEET.counts, total: 1, healthy: 1, unhealthy: 0, refused: 0, unreadable: 0, skipped: 0 },
  open: [],
  skipped: [],
};

describe('a fleet in one line', () => {
  it('has its outcome, and the root causes with the number of their clients', async () => {
    expect(await shown('short', FLEET)).toBe(
      'unhealthy: 5 clients of 12 cannot sign in or work: 2 root causes (3 × jwt/iss-trailing-slash, 2 × pool/filter-false)\n',
    );
    expect(await shown('short', HEALTHY)).toBe('healthy: the one client\n');
  });
  it('says when the run was interrupted', async () => {
    expect(await shown('short', { ...FLEET, interrupted: true })).toContain(
      '2 root causes (interrupted before every client was diagnosed)',
    );
  });
});

describe('the junit of a fleet', () => {
  it('has a test for each client, named like the client whatever is wrong, with the fix', async () => {
    const xml = await shown('junit', FLEET);
    expect([...xml.matchAll(/<testcase [^>]* name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      ...FLEET.clients.map(({ name }) => name),
      'clients/README.md',
    ]);
    expect(xml).toContain('tests="13" failures="7" errors="0"');
    expect(xml.match(/<failure type="jwt\/iss-trailing-slash"/g)).toHaveLength(3);
    expect(xml.match(/confluent iam identity-provider update/g)).toHaveLength(3);
    expect(xml).toContain('client id: &quot;clients/orders/1.properties&quot;');
    expect(xml).toContain('Look at it alone: oauthbearer doctor --client-config clients/orders/1.properties');
  });
  it('does not pass when there is no client', async () => {
    const nobody = { ...HEALTHY, clients: [], counts: { ...HEALTHY.counts, total: 0, healthy: 0 } };
    expect(await shown('junit', nobody)).toContain('<skipped message="there is no client to diagnose"/>');
    expect(outcomeOfFleet(nobody)).toBe('inconclusive');
  });
});

describe('the tap of a fleet', () => {
  it.each([
    [undefined, 7],
    ['warning', 8],
    ['never', 7],
  ] as const)('fails as many clients as --fail-on %s says', async (failOn, failed) => {
    const parser = new Parser();
    let count = 0;
    parser.on('assert', ({ ok, todo }) => void (count += !ok && todo === false ? 1 : 0));
    parser.end(await shown('tap', FLEET, failOn === undefined ? {} : { failOn }));
    expect(count).toBe(failed);
  });
});

describe('the sarif of a fleet', () => {
  it("has each fault on its client's file, at its place", async () => {
    const { results } = JSON.parse(await shown('sarif', FLEET)).runs[0];
    expect(results.map((each: { ruleId: string }) => each.ruleId)).toEqual([
      ...Array(3).fill('jwt/iss-trailing-slash'),
      ...Array(2).fill('pool/filter-false'),
      ...['fleet/refused', 'fleet/unreadable', 'config/scope-arrives-whole'],
    ]);
    expect(results[1].locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'clients/orders/1.properties' },
          region: { startLine: 3, startColumn: 7 },
        },
      },
    ]);
    expect(results[1].message.text).toContain('2 other clients of the fleet have it too. Fix: ');
  });
});

describe('the annotations of a fleet on GitHub, which shows ten', () => {
  it('are one for each root cause with its clients, and the whole report is the summary of the job', async () => {
    const commands = runnerReads(await shown('github', FLEET));
    expect(commands.map(({ command, properties }) => [command, properties['title']])).toEqual([
      ['error', expect.stringMatching(/^3 clients: The issuer in Confluent/)],
      ['error', expect.stringMatching(/^2 clients: The identity pool's filter/)],
      ['warning', '2 clients could not be judged (fleet/inconclusive)'],
      ['warning', '1 client: A warning (config/scope-arrives-whole)'],
    ]);
    expect(commands[0]!.properties['file']).toBe('clients/orders/0.properties');
    const { appendix } = await reporters['github']!();
    expect(appendix!.renderFleet(FLEET, STYLE)).toContain(await shown('markdown', FLEET));
  });
});

describe('the openmetrics of a fleet', () => {
  it('counts clients by state and by root cause, and names none', async () => {
    const text = await shown('openmetrics', FLEET);
    expect(text).toContain('oauthbearer_fleet_clients{state="healthy"} 5\n');
    expect(text).toContain('oauthbearer_fleet_clients{state="unhealthy"} 5\n');
    expect(text).toContain(
      'oauthbearer_fleet_root_cause_clients{cause="jwt/iss-trailing-slash",gate="jwt"} 3\n',
    );
    expect(text).not.toContain('clients/');
  });
  it('has one series for a cause, however many fixes it has', async () => {
    const [cause] = FLEET.rootCauses;
    const twice = { ...FLEET, rootCauses: [cause!, cause!] };
    const text = await shown('openmetrics', twice);
    expect(text).toContain(
      'oauthbearer_fleet_root_cause_clients{cause="jwt/iss-trailing-slash",gate="jwt"} 6\n',
    );
    expect(text).toContain('oauthbearer_fleet_root_causes{cause="jwt/iss-trailing-slash",gate="jwt"} 2\n');
  });
});

describe('the line of a fleet for Nagios', () => {
  it.each([
    [FLEET, 'CRITICAL', 2],
    [HEALTHY, 'OK', 0],
    [{ ...HEALTHY, counts: { ...HEALTHY.counts, healthy: 0, inconclusive: 1 } }, 'UNKNOWN', 3],
  ] as const)('has the state of its exit code: %#', async (report, state, code) => {
    expect(await shown('nagios', report)).toMatch(new RegExp(`^OAUTHBEARER ${state} - `));
    expect((await reporters['nagios']!()).exitCodes?.[outcomeOfFleet(report)]).toBe(code);
  });
});

describe('the markdown of a fleet', () => {
  it('is the root causes, each with its clients, evidence and fix', async () => {
    await expect(await shown('markdown', FLEET)).toMatchFileSnapshot(
      '../../../fixtures/reports/markdown/fleet.md',
    );
  });
  it('fits into an issue, and names all clients with --verbose', async () => {
    const many = fleetOf(
      Array.from({ length: 3000 }, (_, at) => [`client-${String(at)}`, WRONG_ISSUER] as const),
    );
    expect(await shown('markdown', many)).toContain('and 2980 more');
    expect((await shown('markdown', many, { verbose: true })).length).toBeLessThan(65_536);
  });
});

describe('the page of a fleet', () => {
  it('has a line for each client, those that need attention first, with what is its own', async () => {
    const html = await shown('html', FLEET);
    const lines = [...html.matchAll(/<li class="client ([^"]*)">/g)].map(([, classes]) => classes);
    expect(lines).toEqual([
      ...Array(3).fill('of-cause-0'),
      ...Array(2).fill('of-cause-1'),
      ...Array(2).fill('of-open'),
      ...Array(5).fill('of-healthy'),
      'of-skipped',
    ]);
    expect(html.match(/<a href="#cause-1">The fix, which also helps 2 other clients<\/a>/g)).toHaveLength(3);
    // Own evidence, and not what all have.
    const [first] = html.split('<li class="client ').slice(1);
    expect(first).toContain('client id');
    expect(first).not.toContain('issuer in the token');
  });
});

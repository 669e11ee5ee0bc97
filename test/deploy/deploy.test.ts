import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Sources } from '../../src/doctor/load.ts';
import { membersIn } from '../../src/fleet/members.ts';
import {
  chart,
  expectRestricted,
  KUBERNETES,
  kustomized,
  manifestsIn,
  podIn,
  pythonPrograms,
  run,
  temporaryFolder,
  validator,
  type Complaints,
  type Manifest,
  type Ran,
} from './_manifests.ts';

const folder = temporaryFolder();
let python: string;
let complaints: Complaints;
let rendered: Awaited<ReturnType<typeof chart>>;
beforeAll(async () => {
  [python, complaints, rendered] = await Promise.all([pythonPrograms(), validator(), chart()]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SOURCES: Sources = {
  flags: {},
  env: {},
  readFile: (path) => readFile(path),
  readStdin: () => Promise.reject(new Error('no file is standard input')),
  warn: (text) => expect.unreachable(text),
};

/** The names of the clients that the command line finds in the ConfigMap's file. */
async function clientsIn(text: string): Promise<readonly string[]> {
  const file = join(folder, 'fleet.yaml');
  writeFileSync(file, manifestsIn(text).find(({ kind }) => kind === 'ConfigMap')?.data?.['fleet.yaml'] ?? '');
  const names: string[] = [];
  for await (const member of membersIn([file], SOURCES)) if ('name' in member) names.push(member.name);
  return names;
}

describe.each(['base', 'indexed-job'])('the Kustomize folder %s', (name) => {
  const manifests = (): string => kustomized(join('deploy/kubernetes', name));
  it.each(KUBERNETES)('is valid for Kubernetes %s', (version) =>
    expect(complaints(manifests(), version)).toBe(''),
  );
  it('is within the restricted pod security, and takes its secrets by reference', () => {
    const pod = podIn(manifests());
    expectRestricted(pod);
    expect(pod.containers[0]!.envFrom).toEqual([{ secretRef: { name: 'oauthbearer' } }]);
    expect(manifestsIn(manifests()).map(({ kind }) => kind)).not.toContain('Secret');
  });
});

it('the Indexed Job has as many pods as parts', () => {
  const job = parse(readFileSync('deploy/kubernetes/indexed-job/job.yaml', 'utf8')) as Manifest;
  expect(job.spec!.template!.spec.containers[0]!.args).toContain(`auto/${job.spec!.completions}`);
});

it('the validator finds a field that Kubernetes does not have', () => {
  const job = readFileSync('deploy/kubernetes/base/cronjob.yaml', 'utf8');
  expect(complaints(job.replace('restartPolicy:', 'restartPolicies:'), KUBERNETES[0])).toContain(
    'restartPolicies',
  );
});

describe('the Helm chart', () => {
  const VALUES = {
    image: { repository: 'registry.example.com/oauthbearer' },
    secretName: 'kafka-oauth',
    targets: { orders: { tokenEndpoint: 'https://acme.auth0.com/oauth/token', clientId: 'orders' } },
  };

  it.each([
    ['one pod', {}],
    ['three pods', { shards: 3 }],
    [
      'all values',
      {
        arguments: ['--concurrency', '32', '--fail-on', 'warning'],
        image: { ...VALUES.image, tag: '1', pullSecrets: [{ name: 'registry' }] },
        nodeSelector: { disk: 'ssd' },
        tolerations: [{ key: 'batch', operator: 'Exists' }],
        podAnnotations: { 'example.com/team': 'kafka' },
      },
    ],
  ])('renders %s that are valid, restricted, and find their clients', async (_, more) => {
    const { status, stdout, stderr } = rendered({ ...VALUES, ...more });
    expect(status, stderr).toBe(0);
    for (const version of KUBERNETES) expect(complaints(stdout, version)).toBe('');
    const pod = podIn(stdout);
    expectRestricted(pod);
    expect(pod.containers[0]!.envFrom).toEqual([{ secretRef: { name: 'kafka-oauth' } }]);
    expect(await clientsIn(stdout)).toEqual([expect.stringMatching(/#orders$/)]);
  });

  it.each([
    ['an image', { ...VALUES, image: {} }, 'image.repository'],
    ['a client', { ...VALUES, targets: {} }, 'at least one client'],
    ['values that it knows', { ...VALUES, target: {} }, 'target'],
  ])('asks for %s', (_, values, why) => {
    const { status, stderr } = rendered(values);
    expect(status).not.toBe(0);
    expect(stderr).toContain(why);
  });
});

it('hadolint has nothing to say about the Dockerfile', () => {
  const { status, stdout } = run(join(python, 'hadolint'), ['deploy/docker/Dockerfile']);
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

describe('the GitHub action', () => {
  it.each(['action.yml', '.github/workflows/release.yml'])(
    '%s is valid by the schema that GitHub publishes',
    (file) => {
      const { status, stdout, stderr } = run('npx', ['--no-install', 'action-validator', file]);
      expect(status, `${stdout}${stderr}`).toBe(0);
    },
  );

  const step = (
    parse(readFileSync('action.yml', 'utf8')) as {
      readonly runs: { readonly steps: readonly { readonly run: string }[] };
    }
  ).runs.steps[0]!.run;

  /** The step as a runner of GitHub starts it, with `npx` replaced by the command line of this folder. */
  const act = (
    command: string,
    args: string,
  ): Ran & { readonly outputs: string; readonly summary: string; readonly sarif: string } => {
    const at = mkdtempSync(join(folder, 'run-'));
    writeFileSync(
      join(at, 'npx'),
      `#!/bin/bash\nshift 2\nexec "${process.execPath}" "${process.cwd()}/bin/oauthbearer.js" "$@"\n`,
      { mode: 0o755 },
    );
    const file = (name: string): string => join(at, name);
    for (const name of ['outputs', 'summary', 'oauthbearer.sarif']) writeFileSync(file(name), '');
    const ran = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step], {
      PATH: `${at}:${process.env['PATH']}`,
      GITHUB_OUTPUT: file('outputs'),
      GITHUB_STEP_SUMMARY: file('summary'),
      COMMAND: command,
      ARGUMENTS: args,
      VERSION: 'latest',
      SARIF: file('oauthbearer.sarif'),
    });
    const read = (name: string): string => readFileSync(file(name), 'utf8');
    return { ...ran, outputs: read('outputs'), summary: read('summary'), sarif: read('oauthbearer.sarif') };
  };

  it('fails for a root cause, with an annotation, a summary and SARIF', () => {
    const { status, stdout, outputs, summary, sarif } = act('doctor', '--lab\njwt/iss-trailing-slash\n\n');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error /m);
    expect(summary).toContain('trailing slash');
    expect(outputs).toMatch(/^sarif=.*oauthbearer\.sarif$/m);
    expect((JSON.parse(sarif) as { version: string }).version).toBe('2.1.0');
  });

  it('is green for a healthy client', () => expect(act('doctor', '--lab').status).toBe(0));

  it('gives each line as one argument, and nothing of it to the shell', () => {
    const { stderr } = act('lint', 'no such $(touch injected) file');
    expect(stderr).toContain('no such $(touch injected) file');
    expect(readdirSync('.')).not.toContain('injected');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causes } from '../../src/causes/registry.generated.ts';
import { commands } from '../../src/cli/main.ts';
import { nameOf } from '../../src/cli/_command.ts';
import { oauthbearer } from './_terminal.ts';

describe('wrong usage ends with 2, one line that says what is wrong and how to fix it, and nothing on stdout', () => {
  it.each<[argv: readonly string[], line: string | RegExp]>([
    [['docter'], 'unknown command; did you mean doctor?'],
    [['--frob'], /^no command given; commands: doctor, init, lint, convert, replay/],
    [['doctor'], /^no token: give --token-endpoint URL/],
    [['doctor', '--token-endpont', 'x'], '--token-endpont: unknown option; did you mean --token-endpoint?'],
    [['doctor', '--tokenEndpoint', 'x'], '--tokenEndpoint: unknown option; did you mean --token-endpoint?'],
    [['doctor', '--timeout'], /^--timeout: needs a value/],
    [
      ['doctor', '--pool-id', '-x'],
      /^--pool-id: needs a value; if the value begins with a dash, write --pool-id=VALUE/,
    ],
    [['doctor', '--audience', 'a', '--audience', 'b'], '--audience: given more than once; give it once'],
    [['doctor', '--offline=maybe'], '--offline: does not take a value'],
    [
      ['doctor', '--fail-on', 'warnings'],
      '--fail-on: must be one of warning, inconclusive, error, root-cause, never; did you mean warning?',
    ],
    [['completion', 'bsh'], /^completion: must be one of bash, .*; did you mean bash\?$/],

    [['doctor', '--lab', '--what-if', 'isuer=x'], /unknown change.*; did you mean provider\.issuer\?$/],
    [['doctor', '--format', 'hunam'], /^--format: unknown format "hunam".*did you mean human\?$/],
    [['doctor', '--format', 'json', '--format', 'human'], /^--format: two reports cannot both go to stdout/],
    [
      ['doctor', '--lab', '--format', 'json=/nowhere/at/all.json'],
      /^--format: "\/nowhere\/at\/all.json" cannot be written/,
    ],
    [['doctor', '--lab', '--bundle', '/'], '--bundle: "/" is a directory; give a file'],
    [['doctor', '--lab', '--pseudonymize'], '--pseudonymize: only works with a bundle; add --bundle FILE'],
    [['doctor', '--lab', 'nonsense/at-all'], /^--lab: unknown scenario "nonsense\/at-all"; /],
    [['doctor', '--lab', '--client-id', 'x'], '--client-id: the lab has its own target; remove this setting'],
    [['doctor', '--lab', '--config', 'x'], /^--config: the lab has its own target/],
    [['doctor', '--', 'x'], /^doctor: too many arguments/],
    [['lint', '--fx', 'client.properties'], '--fx: unknown option; did you mean --fix?'],
    [['explain'], 'explain needs an id or an error text: oauthbearer explain ID, TEXT, FILE or -'],
    [['explain', 'docs'], 'explain: "docs" is a directory; give a file'],
    [
      ['explain', '/nowhere/app.log'],
      'explain: there is no file "/nowhere/app.log", and the text matches no known error',
    ],
    [['explain', 'jwt/no-such-cause'], /^explain: no cause and no check is called "jwt\/no-such-cause"/],
    [['explain', 'trailing-slash'], /did you mean .*jwt\/\S*trailing-slash/],
    [['replay', '/nowhere'], 'replay "/nowhere": file not found'],
    [
      ['lint', '--client-version', 'abc', 'fixtures/client-files/java-properties/client.properties'],
      '--client-version: is not a version; for example 4.1.0',
    ],
    [
      ['schema', 'confg'],
      'schema: must be one of config, report, bundle, lint, explain, diff, fleet, fleet-result, watch-event; did you mean config?',
    ],
    [['completion'], 'completion: for which shell? Give bash, zsh, fish or powershell'],
  ])('%j', async (argv, line) => {
    const { code, stdout, stderr } = await oauthbearer(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    const said = lines[0]!.replace('oauthbearer: ', '');
    if (typeof line === 'string') expect(said).toBe(line);
    else expect(said).toMatch(line);
  });
  it('prints the help on stderr when there is no command', async () => {
    const { code, stdout, stderr } = await oauthbearer([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('oauthbearer doctor');
  });
  it('does not repeat a word whose flag is missing: it may be a secret', async () => {
    for (const argv of [
      ['doctor', 'S3cretValue'],
      ['S3cretValue'],
      ['doctor', '--client-id', 'x', 'S3cretValue'],
      ['doctor', '-S3cretValue'],
    ]) {
      const { code, stderr } = await oauthbearer(argv);
      expect(code).toBe(2);
      if (argv.at(-1) === 'S3cretValue') expect(stderr).not.toContain('S3cretValue');
    }
  });
  it('is never worse, for any words', async () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'doctor',
        'replay',
        'explain',
        '--',
        '-',
        '--format',
        '--offline',
        '--timeout=1s',
        '--__proto__',
        '--constructor=x',
        '--_',
        '--$0=x',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (words) => {
        fc.pre(!words.some((each) => each.startsWith('--lab') || each === 'lab'));
        const { code } = await oauthbearer(words);
        // 3: a text that `explain` does not understand.
        expect(words.includes('explain') ? [0, 2, 3] : [0, 2]).toContain(code);
      }),
      { numRuns: 100 },
    );
  });
});

describe('help and such', () => {
  it('prints the version', async () => {
    expect((await oauthbearer(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
  it('prints the help of a command on stdout, without flags that contain secrets', async () => {
    const { code, stdout, stderr } = await oauthbearer(['doctor', '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('--client-secret-env');
    expect(stdout).not.toMatch(/--client-secret[ ,]/);
  });
  it('lists every flag of a command with --help', async () => {
    for (const command of commands) {
      const { code, stdout } = await oauthbearer([nameOf(command), '--help']);
      expect(code).toBe(0);
      const { options } = command;
      const shown = Object.keys(options).filter((name) => options[name]?.hidden !== true);
      expect(shown.filter((name) => !stdout.includes(`--${name} `))).toEqual([]);
    }
  });
  it.each(['-h', '--h', '--help=true', 'help'])('takes %s for --help', async (word) => {
    for (const name of ['doctor', 'schema'])
      expect(await oauthbearer([name, word])).toEqual(await oauthbearer([name, '--help']));
  });
  it('explains every cause and check', async () => {
    const [cause] = causes;
    const { code, stdout } = await oauthbearer(['explain', cause!.id]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# /);
    expect((await oauthbearer(['explain', 'sasl/client-is-let-in'])).stdout).toContain(
      'The broker lets the client in',
    );
  });
  it.each(['config', 'report', 'bundle', 'lint', 'explain', 'diff'])(
    'prints the JSON Schema of a %s',
    async (kind) => {
      const { code, stdout } = await oauthbearer(['schema', kind]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: `oauthbearer ${kind}`,
      });
    },
  );
  it('completes commands, flags and values', async () => {
    const words = async (...typed: string[]) =>
      (await oauthbearer(['--complete', ...typed])).stdout.split('\n').filter((each) => each !== '');
    expect(await words('do')).toEqual(['doctor']);
    expect(await words('doctor', '--token-e')).toEqual(['--token-endpoint', '--token-env']);
    expect(await words('doctor', '--client-auth', 'client_')).toEqual([
      'client_secret_basic',
      'client_secret_post',
    ]);
    expect(await words('doctor', '--format', '')).toContain('json');
    expect(await words('schema', '')).toEqual([
      ...['bundle', 'config', 'diff', 'explain', 'fleet', 'fleet-result', 'lint', 'report', 'watch-event'],
    ]);
    expect(await words('doctor', '--client-secret')).toEqual([
      '--client-secret-env',
      '--client-secret-expires',
      '--client-secret-file',
    ]);
  });
  it.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s', async (shell) => {
    expect((await oauthbearer(['completion'], { env: { SHELL: `/bin/${shell}` } })).stdout).toContain(
      'oauthbearer --complete',
    );
  });
});

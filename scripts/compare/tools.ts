import { fileURLToPath } from 'node:url';
import type { Report } from '../../src/report/report.ts';
import { run, type Ran } from '../../test/real-clients/_child.ts';
import type { Clients } from '../../test/real-clients/_install.ts';
import { java, TOOL } from '../../test/real-clients/_java.ts';
import type { OpenLab } from '../../test/real-clients/_lab.ts';
import { expectedAudience } from './faults.ts';

/** A tool's answer about a lab. */
export interface Answer {
  readonly exitCode: number | undefined;
  readonly durationMs: number;
  /** The lines in which it may have named a cause. */
  readonly lines: readonly string[];
  /** What a reader would take for its answer. */
  readonly conclusion: string;
}

export interface Tool {
  readonly name: string;
  readonly ask: (lab: OpenLab, clients: Clients) => Promise<Answer>;
}

const DOCTOR = fileURLToPath(new URL('../../bin/oauthbearer.js', import.meta.url));

/** Of the doctor's output only the first root cause counts. */
const doctor: Tool = {
  name: 'oauthbearer doctor',
  ask: async (lab) => {
    const ran = await run({
      file: process.execPath,
      args: (folder) => [DOCTOR, 'doctor', '--config', `${folder}/lab.yaml`, '--format', 'json'],
      files: { 'lab.yaml': lab.yaml },
    });
    if (!ran.stdout.startsWith('{')) throw new Error(`the doctor wrote no report: ${ran.stderr}`);
    const { verdict, rootCauses } = JSON.parse(ran.stdout) as Report;
    const first = rootCauses[0];
    const conclusion = first === undefined ? verdict : `${first.title}. ${first.because}`;
    const evidence = first?.evidence.map(({ label, value }) => `${label}: ${value}`) ?? [];
    return {
      exitCode: ran.exitCode,
      durationMs: ran.durationMs,
      lines: [conclusion, ...evidence],
      conclusion,
    };
  },
};

const oauthCompatibilityTool: Tool = {
  name: 'OAuthCompatibilityTool',
  ask: async ({ client, lab }, { classPath }) => {
    const { issuer, jwks_uri: jwksUri } = lab.confluent.providers[0]!;
    const flags = {
      'sasl.oauthbearer.token.endpoint.url': client.tokenEndpoint,
      'sasl.oauthbearer.jwks.endpoint.url': jwksUri,
      'sasl.oauthbearer.expected.issuer': issuer,
      'sasl.oauthbearer.expected.audience': expectedAudience(lab),
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.location': client.caFile,
      clientId: client.clientId,
    };
    const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    // A secret may begin with a dash, and would be read as another flag.
    const secret = `--clientSecret=${client.clientSecret}`;
    const tool = TOOL.oauthCompatibility;
    return answerOf(
      await java({ classPath, client, tool, allowedUrls: [jwksUri], args: () => [...args, secret] }),
    );
  },
};

const brokerApiVersions: Tool = {
  name: 'kafka-broker-api-versions',
  ask: async ({ client }, { classPath }) =>
    answerOf(
      await java({
        classPath,
        client,
        tool: TOOL.brokerApiVersions,
        args: (folder) => [
          '--bootstrap-server',
          client.bootstrap,
          '--command-config',
          `${folder}/client.properties`,
        ],
      }),
    ),
};

export const TOOLS: readonly Tool[] = [doctor, oauthCompatibilityTool, brokerApiVersions];

/** Of the output of Kafka's tools everything counts, except the warnings about deprecated options. */
function answerOf({ exitCode, durationMs, stdout, stderr }: Ran): Answer {
  const lines = `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('is deprecated'));
  return { exitCode, durationMs, lines, conclusion: conclusionOf(lines) };
}

/** The innermost cause of the last stack trace; otherwise an error; otherwise the last line. */
function conclusionOf(lines: readonly string[]): string {
  const last = (pattern: RegExp): string | undefined => lines.findLast((line) => pattern.test(line));
  const line =
    last(/^Caused by: /) ??
    last(/^[\w.]+(Exception|Error): /) ??
    last(/ERROR|WARN/) ??
    last(/^[A-Z]+$/) ??
    lines[0];
  return (line ?? '').replace(/^Caused by: /, '').trim();
}

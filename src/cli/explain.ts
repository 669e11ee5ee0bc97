import { readFile } from 'node:fs/promises';
import { quoted, UsageError } from '../text/problem.ts';
import { EXIT, textOption, type Command } from './_command.ts';
import { suggestion } from './_suggestion.ts';

export const explain: Command = {
  usage: 'explain <id>',
  describe: 'What a root cause or a check means',
  positionals: { id: { describe: 'an id from a report, such as jwt/iss-trailing-slash' } },
  options: {},
  examples: [['oauthbearer explain jwt/iss-trailing-slash', 'why a slash matters, and how to fix it']],
  run: async (args, io) => {
    const id = textOption(args, 'id') ?? '';
    const [{ causes }, { checks }, { packageFile }] = await Promise.all([
      import('../causes/registry.generated.ts'),
      import('../checks/registry.generated.ts'),
      import('../package.ts'),
    ]);
    const cause = causes.find((each) => each.id === id);
    if (cause !== undefined) {
      // The id is one of ours, so the path cannot lead out of the folder.
      const page = await readFile(packageFile(`docs/causes/${cause.id}.md`), 'utf8').catch(
        () => `# ${cause.title}\n`,
      );
      io.stdout.write(page);
      return EXIT.healthy;
    }
    const check = checks.find((each) => each.id === id);
    if (check !== undefined) {
      io.stdout.write(describeCheck(check));
      return EXIT.healthy;
    }
    const known = [...causes, ...checks].map((each) => each.id);
    throw new UsageError([`explain: no cause and no check is called ${quoted(id)}${suggestion(id, known)}`]);
  },
};

const WHO = {
  client: 'The client itself stops when it does not hold.',
  'identity-provider': 'The identity provider refuses the client when it does not hold.',
  confluent: 'Confluent Cloud refuses the client when it does not hold.',
  nobody: 'Nobody enforces it; it is advice.',
} as const;

const describeCheck = ({ id, title, enforcedBy, reads }: import('../checks/define.ts').Check): string =>
  `# ${title}\n\nThe check \`${id}\`. ${WHO[enforcedBy]}\n\nIt reads: ${reads.join('; ')}.\n`;

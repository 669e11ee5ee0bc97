import { describe, expect, inject, it } from 'vitest';
import { java, TOOL } from './_java.ts';
import { openLab } from './_lab.ts';
import { librdkafka } from './_librdkafka.ts';
import { BROKER_SHAPES, CLIENT_SHAPES, type Shape } from './_shapes.ts';

const { classPath, python } = inject('clients');
const SHAPES = [...BROKER_SHAPES, ...CLIENT_SHAPES];

async function inLabOf<T>(
  { scenarios, arrange }: Shape,
  test: (lab: Awaited<ReturnType<typeof openLab>>) => Promise<T>,
): Promise<T> {
  const lab = await openLab(scenarios, arrange);
  try {
    return await test(lab);
  } finally {
    await lab.close();
  }
}

describe('the Java client reports the same errors in the lab as in reality', () => {
  it.each(SHAPES)('$what', async (shape) => {
    const { exitCode, stdout, stderr } = await inLabOf(shape, ({ client }) =>
      java({
        classPath,
        client,
        tool: TOOL.topics,
        args: (folder) => [
          '--bootstrap-server',
          client.bootstrap,
          '--command-config',
          `${folder}/client.properties`,
          '--list',
        ],
      }),
    );
    expect(stdout + stderr).toMatch(shape.java);
    expect(exitCode).toBe(1);
  });
});

describe('librdkafka reports the same errors in the lab as in reality', () => {
  it.each(SHAPES)('$what', async (shape) => {
    const { exitCode, errors } = await inLabOf(shape, ({ client }) => librdkafka(python, client));
    expect(errors[0]).toMatchObject({ code: expect.stringMatching(/^_AUTHENTICATION$|^_SSL$/) as string });
    expect(errors[0]?.text).toMatch(shape.librdkafka);
    expect(exitCode).toBe(1);
  });
});

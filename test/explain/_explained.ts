import { causes } from '../../src/causes/registry.generated.ts';
import type { Answer } from '../../src/explain/answer.ts';
import { read } from '../../src/explain/read.ts';

const titles = new Map(causes.map(({ id, title }) => [id, title]));

/** The meaning of a text, by `oauthbearer explain`. */
export const explained = (text: string): Promise<Answer> =>
  read(
    (async function* () {
      yield text;
    })(),
    { titleOf: (id) => titles.get(id) ?? id },
  );

import * as clack from '@clack/prompts';
import type { Readable, Writable } from 'node:stream';
import { visible } from '../report/words/escape.ts';
import { Cancelled, type Asker } from './asker.ts';

/** Asks at a terminal, with the arrow keys. Text from servers is made harmless here. */
export function terminalAsker(input: Readable, output: Writable, signal?: AbortSignal): Asker {
  // A new signal for each question, because the prompts never remove their listeners.
  const common = () => ({
    input,
    output,
    ...(signal !== undefined && { signal: AbortSignal.any([signal]) }),
  });
  return {
    text: async ({ message, otherwise, begin, example, refuse }) => {
      const placeholder = otherwise ?? example;
      const answer = await clack.text({
        ...common(),
        message: visible(message),
        ...(placeholder !== undefined && { placeholder: visible(placeholder) }),
        ...(otherwise !== undefined && { defaultValue: otherwise }),
        ...(begin !== undefined && { initialValue: begin }),
        validate: (typed) => {
          const why = refuse?.((typed ?? '') === '' ? (otherwise ?? '') : typed!);
          return why === undefined ? undefined : visible(why);
        },
      });
      return unlessCancelled(answer);
    },
    choose: async ({ message, options, begin }) =>
      unlessCancelled(
        await clack.select<string>({
          ...common(),
          message: visible(message),
          options: options.map((option) => ({ ...option })),
          ...(begin !== undefined && { initialValue: begin }),
        }),
      ) as (typeof options)[number]['value'],
    confirm: async (message) =>
      unlessCancelled(await clack.confirm({ ...common(), message: visible(message), initialValue: false })),
    tell: (kind, message) => {
      const say = { good: clack.log.success, bad: clack.log.warn, plain: clack.log.info }[kind];
      say(message.split('\n').map(visible).join('\n'), { output });
    },
    during: async (message, work) => {
      output.write(`${clack.S_BAR}  ${visible(message)}\n`);
      const done = await work(signal ?? new AbortController().signal);
      if (signal?.aborted === true) throw new Cancelled();
      return done;
    },
  };
}

function unlessCancelled<T>(answer: T): Exclude<T, symbol> {
  if (clack.isCancel(answer)) throw new Cancelled();
  return answer as Exclude<T, symbol>;
}

import { oddityOf } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * Windows editors begin a file with U+FEFF. Neither `java.util.Properties.load` nor librdkafka's clients remove it, so
 * the first name becomes an unknown one and its setting is not set.
 */
export default defineCheck({
  id: 'config/file-begins-with-its-first-name',
  title: "The client's file does not begin with a byte-order mark",
  enforcedBy: 'client',
  step: 4,
  reads: { file: client.file },
  run: ({ file }) => {
    const mark = oddityOf(file, 'byte-order-mark');
    if (mark === undefined) return pass('the file has no byte-order mark');
    const name = mark.subject ?? 'the first name';
    return NEEDED.test(name)
      ? fail(`${name} is not set: a byte-order mark precedes it`)
      : warn(`a byte-order mark precedes ${name}`);
  },
});

/** The settings without which a client cannot sign in. */
const NEEDED = /^(?:bootstrap\.servers|metadata\.broker\.list|security\.protocol|sasl\..+)$/;

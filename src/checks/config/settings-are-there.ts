import { ownFile } from '../../clients/facts.ts';
import { namesOf } from '../../clients/setting-names.ts';
import { client } from '../../facts/client.ts';
import { WORDS_FOR } from '../../spelling/settings.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * A file that configures the client's own token fetcher without the settings it needs: clients reject it before they
 * connect. Settings given outside the file count too.
 */
export default defineCheck({
  id: 'config/settings-are-there',
  title: "The client's file has every setting that signing in needs",
  enforcedBy: 'client',
  step: 16,
  reads: { family: client.family, missing: ownFile.missing },
  run: ({ family, missing }) =>
    family === undefined || missing.length === 0
      ? pass('no required setting is missing')
      : fail(
          `missing: ${missing.map((needed) => `${WORDS_FOR[needed]} (${namesOf(family, needed).join(' or ').replaceAll('jaas:', '')})`).join(', ')}`,
        ),
});

import { printedJson } from '../../evidence/json.ts';
import type { Reporter } from './define.ts';

/** The report unchanged: the contract for scripts (`oauthbearer schema report`, `oauthbearer schema lint`). */
const json: Reporter = {
  render: (report) => printedJson(report),
  renderLint: (result) => printedJson(result),
  forPrograms: true,
};
export default json;

import { printedJson } from '../../evidence/json.ts';
import type { Reporter } from './define.ts';

/** As it stands: the contract of other people's scripts (`oauthbearer schema report`, `oauthbearer schema lint`). */
const json: Reporter = {
  render: (report) => printedJson(report),
  renderLint: (result) => printedJson(result),
  forPrograms: true,
};
export default json;

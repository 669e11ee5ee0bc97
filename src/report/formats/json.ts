import { printedJson } from '../../evidence/json.ts';
import type { Reporter } from './define.ts';

/** The report unchanged: the contract for scripts (`oauthbearer schema report`, `lint`, `fleet`). */
const json: Reporter = {
  render: (report) => printedJson(report),
  renderLint: (result) => printedJson(result),
  renderFleet: (report) => printedJson(report),
  forPrograms: true,
};
export default json;

import type { Reporter } from './define.ts';

/** As it stands: the contract of other people's scripts (`oauthbearer schema report`, `oauthbearer schema lint`). */
const json: Reporter = {
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
  renderLint: (result) => `${JSON.stringify(result, null, 2)}\n`,
  forPrograms: true,
};
export default json;

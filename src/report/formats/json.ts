import type { Reporter } from './define.ts';

/** The report as it stands: the contract of other people's scripts (`oauthbearer schema report`). */
const json: Reporter = {
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
export default json;

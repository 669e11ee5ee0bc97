import { fleetPage } from '../html/fleet.tsx';
import { lintPage } from '../html/lint.tsx';
import { reportPage } from '../html/page.tsx';
import type { Reporter } from './define.ts';

/** For a browser: one file with the same content as the terminal report, to attach to a ticket. */
const html: Reporter = {
  render: reportPage,
  renderLint: lintPage,
  renderFleet: (report) => fleetPage(report),
  forPrograms: true,
};
export default html;

import type { Connection, StageResult } from '../evidence/connection.ts';
import type { Fact } from '../evidence/fact.ts';
import type { CheckId } from '../evidence/gate.ts';
import { clientsHandshake, saysNothing } from '../evidence/stages.ts';
import { cannotTell, defineCheck, fail, pass, type Check } from './define.ts';

type StageName = 'dns' | 'tcp' | 'tunnel' | 'tls';

/** A check that one stage of one connection succeeded. */
export const stageCheck = (spec: {
  readonly id: CheckId;
  readonly title: string;
  readonly step: number;
  readonly of: Fact<Connection>;
  readonly stage: StageName;
}): Check =>
  defineCheck({
    id: spec.id,
    title: spec.title,
    enforcedBy: 'client',
    step: spec.step,
    reads: { connection: spec.of },
    run: ({ connection }) => {
      const stage: StageResult<unknown> | undefined =
        spec.stage === 'tls' ? clientsHandshake(connection) : connection[spec.stage];
      const where = `${connection.host}:${connection.port}`;
      if (connection.proxy !== undefined && (spec.stage === 'dns' || spec.stage === 'tcp'))
        return connection.tunnel?.ok === true
          ? pass(`${where}: the proxy ${connection.proxy} sees to that`)
          : cannotTell(`the proxy ${connection.proxy} would see to that`);
      if (stage === undefined)
        return cannotTell(`the connection to ${where} did not come that far, or has no such stage`);
      if (!stage.ok && saysNothing(stage.code)) return cannotTell(`${where}: ${stage.message}`);
      return stage.ok
        ? pass(`${where}: after ${Math.round(stage.tookMs)} ms`)
        : fail(`${where}: ${stage.message} (${stage.code})`);
    },
  });

import { hygieneMarks, type InsightAnswers } from '#shared/protocol/insight-api.ts';
import { Cases, caseOf } from './cases.ts';
import type { OpenDeal } from './world.ts';

/** Open deals by what somebody has to look at; one deal may stand in several places. */
export function hygieneCases(open: readonly OpenDeal[]): Cases {
  return new Cases(
    open.flatMap((deal) => {
      const { present, holding, amount, currency, ageDays } = deal;
      const cells = hygieneMarks.filter((mark) =>
        mark === 'sent-unready' ? present.isSentReady === false : holding.has(mark),
      );
      return cells.length === 0
        ? []
        : [caseOf(present, { money: { amount, currency }, days: ageDays, cells })];
    }),
  );
}

export function hygiene(cases: Cases): InsightAnswers['hygiene'] {
  return { marks: hygieneMarks.map((mark) => ({ mark, figure: cases.figure(mark) })) };
}

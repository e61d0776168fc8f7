import type { FlowWords } from '$lib/formats/flow-xlsx.ts';
import type { Round } from '$lib/preparation/preparation.ts';
import { datesIn } from '../../my/[id]/version-words.ts';
import { saying, sideName } from '../words.ts';
import { claimName, type Here } from './here.ts';

/** 'Round 2, 30 November 2026, 12:00' */
export function roundName({ id, began }: Round, { preparing, tongue }: Here): string {
  const date = new Date(began).toLocaleString(datesIn(tongue.locale), {
    dateStyle: 'medium',
    timeStyle: 'short'
  });
  const at = (preparing.now.rounds?.findIndex((round) => round.id === id) ?? 0) + 1;
  return tongue.say.round_name({ at, date });
}

/** The words of a flow as a workbook. */
export function workbookWords(here: Here): FlowWords {
  const { say } = here.tongue;
  return {
    claim: (id) => claimName(here, id).text,
    side: (side) => sideName(side, say),
    does: ({ does }) => saying(say, 'flow_does_', does!),
    again: say.flow_again({}),
    asIn: (row) => say.flow_as_in({ row }),
    dropped: say.flow_dropped({}),
    due: say.flow_due({}),
    besides: say.flow_besides({})
  };
}

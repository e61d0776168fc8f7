import type { FlowWords } from '$lib/formats/flow-xlsx.ts';
import type { Round } from '$lib/preparation/preparation.ts';
import { saying, sideName } from '../words.ts';
import { claimName, type Here } from './here.ts';

/** 'Round of 30 November 2026 at 12:00' */
export function roundName({ began }: Round, { tongue }: Here): string {
  const date = new Date(began).toLocaleString(tongue.locale, { dateStyle: 'medium', timeStyle: 'short' });
  return tongue.say.round_name({ date });
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

import type { DebateFormat, OwnSide } from '$lib/preparation/debate-format.ts';
import { sideOf } from '$lib/preparation/debate-format.ts';
import type { Shown, Signal, Stage } from '$lib/preparation/timer.ts';
import type { PreparingMessages } from '$lib/preparation-words.ts';
import { clock, saying, sideName } from '../words.ts';

/** The keys with which the first teams prepare, in the order of the teams. */
export const POOL_KEYS: readonly string[] = ['A', 'B', 'C', 'D'];

/** What is seen large: of the stage that is at, or of a team that prepares. Times are in seconds. */
export interface Face {
  name: string;
  /** What it is, and whose. */
  kind: string;
  side?: OwnSide;
  digits: string;
  used: number;
  left: number;
  over: number;
  total: number;
  isOver: boolean;
  isPool: boolean;
}

export function faceOf(shown: Shown, format: DebateFormat, up: boolean, say: PreparingMessages): Face {
  const { stage, pools } = shown;
  const pool = shown.running === 'pool' ? pools.find(({ isRunning }) => isRunning) : undefined;
  if (pool) {
    const { team, left } = pool;
    const used = format.preparation - left;
    return {
      name: say.timer_pool_use({ team: team.name }),
      kind: sideName(team.side, say),
      side: team.side,
      digits: clock(up ? used : left),
      used,
      left,
      over: 0,
      total: format.preparation,
      isOver: false,
      isPool: true
    };
  }
  const { used, left, over, isOver } = shown;
  const side = stage.step && sideOf(stage.step, format.teams);
  const down = isOver && over ? `+${clock(over)}` : clock(left);
  return {
    name: stageName(stage, say),
    kind: stageKind(stage, side, say),
    ...(side && { side }),
    digits: up ? clock(used) : down,
    used,
    left,
    over,
    total: stage.seconds,
    isOver,
    isPool: false
  };
}

export function stageName({ step }: Stage, say: PreparingMessages): string {
  return step?.name ?? say.timer_impromptu({});
}

/** 'speech, for the motion'; nothing of the preparation before the first, which is everybody's. */
export function stageKind({ step }: Stage, side: OwnSide | undefined, say: PreparingMessages): string {
  if (!step) return '';
  const kind = saying(say, 'format_kind_', step.kind === 'cross-examination' ? 'cross' : step.kind);
  return `${kind}, ${side ? sideName(side, say) : say.format_both({})}`;
}

/** 'No more points of information. 1 minute left' */
export function signalWords(signals: readonly Signal[], say: PreparingMessages): string {
  return signals.map(({ code }) => saying(say, 'timer_signal_', code)).join('. ');
}

import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import type { DrillHistory, Grade } from './drills.ts';
import { entryOf } from './preparation.ts';

/**
 * FSRS with its usual weights and without chance. What was missed comes back in 4 minutes, what was hard in 6, until it is
 * known; then days are counted.
 */
const scheduler = fsrs({ enable_fuzz: false, learning_steps: ['4m'], relearning_steps: ['4m'] });

const RATINGS = { missed: Rating.Again, hard: Rating.Hard, known: Rating.Good } as const;

/** The history after a task was drilled at a moment, in ms; a clock that was set back stands. */
export function graded(history: DrillHistory, key: string, grade: Grade, now: number): DrillHistory {
  const mark = entryOf(history, key);
  const moment = Math.max(now, mark?.last ?? 0);
  const before = mark
    ? {
        due: mark.due,
        last_review: mark.last,
        stability: mark.stability,
        difficulty: mark.difficulty,
        elapsed_days: 0,
        scheduled_days: mark.days,
        learning_steps: mark.steps,
        reps: mark.reps,
        lapses: mark.lapses,
        state: mark.state
      }
    : createEmptyCard(moment);
  const { card } = scheduler.next(before, moment, RATINGS[grade]);
  return {
    ...history,
    [key]: {
      due: card.due.getTime(),
      last: moment,
      stability: card.stability,
      difficulty: card.difficulty,
      days: card.scheduled_days,
      steps: card.learning_steps,
      reps: card.reps,
      lapses: card.lapses,
      state: card.state
    }
  };
}

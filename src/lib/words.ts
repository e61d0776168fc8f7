import { type FirstMessages, type Language, loadFirstMessages } from './messages.ts';
import type { QuoteCheck } from './model/map.ts';
import type { Words } from './scene/words.ts';
import { type CalendarDate, isoDate } from './sources/reference.ts';

export interface WordOptions {
  /** The negative is named before the affirmative. */
  negativeFirst?: boolean;
  /** The map has no motion: sides are those of its main claim. */
  motionless?: boolean;
}

/** The words of a picture and of its citations. */
export async function wordsIn(language: Language, options: WordOptions = {}): Promise<Words> {
  return wordsFrom(await loadFirstMessages(language), language, options);
}

/** The same from messages that are there already. */
export function wordsFrom(
  say: FirstMessages,
  language: Language,
  { negativeFirst, motionless }: WordOptions = {}
): Words {
  const date = (value: CalendarDate) => dateIn(value, say);
  const withMove = (sentence: string, move: Parameters<Words['reason']>[2]) =>
    move ? say.with_move({ sentence, move: words.move(move) }) : sentence;
  /** Most quotations of a debate were checked on a few days, with a few results. */
  const checks = new Map<string, string>();
  const of = motionless ? '_claim' : '';
  const words: Words = {
    language,
    date,
    accessed: (when) => say.accessed({ date: when }),
    editedBy: (names) => say.edited_by({ names }),
    translated: (text) => say.translated({ text }),
    motion: say.motion({}),
    side: (side) => (side === 'both' ? say.side_both : say[`side_${side ?? 'none'}${of}`])({}),
    half: (side, count) =>
      side === 'negative' ? say.half_negative({ count }) : say.half_affirmative({ count }),
    standing(standing) {
      const { affirmative, negative, unanswered } = standing;
      const sides = negativeFirst
        ? say.standing_negative_first({ affirmative, negative })
        : say.standing({ affirmative, negative });
      return unanswered ? say.standing_unanswered({ sides, unanswered }) : sides;
    },
    standingBelow: (standing) => say[`standing_below${of}`](standing),
    effect: (effect) => say[effect]({}),
    move: (move) => say[`move_${move}`]({}),
    reason: (effect, target, move) =>
      withMove(
        effect === 'supports' ? say.reason_supports({ target }) : say.reason_attacks({ target }),
        move
      ),
    onMotion: (effect, move) =>
      withMove(effect === 'supports' ? say.motion_supports({}) : say.motion_attacks({}), move),
    undercut: (from, to, move) => withMove(say.reason_undercuts({ from, to }), move),
    backsStep: (from, to) => say.reason_backs({ from, to }),
    stepTo: (to) => say.step_to({ to }),
    together: (others) => say.together({ others }),
    andMore: (names, count) => say.and_more({ names, count }),
    quoted: (text) => say.quote_marks({ text }),
    check(check, outdated) {
      if (check && outdated) return say.check_again({});
      const key = check ? `${check.result} ${check.on} ${check.sameAddress}` : '';
      const said = checks.get(key) ?? checkIn(check, say);
      checks.set(key, said);
      return said;
    },
    basis(basis) {
      if (basis === 'inference') return say.basis_inference({});
      return basis === 'reasoning' ? say.basis_reasoning({}) : say.basis_own({});
    },
    noSource: say.no_source({}),
    drawnElsewhere: say.drawn_elsewhere({}),
    unfold: (count) => say.unfold({ count }),
    fold: say.fold({}),
    picture: (title, claims, sources) =>
      say.picture({
        title,
        claims: say.claims({ count: claims }),
        sources: say.sources_count({ count: sources })
      }),
    partOf: (name, title) => say.part_of({ name, title }),
    quotationFound: say.quotation_found({}),
    quotationOpen: say.quotation_open({}),
    sources: say.sources({}),
    edited: (when) => say.edited({ date: when }),
    authors: (names) => say.authors({ names }),
    licence: (name) => say.licence({ name })
  };
  return words;
}

function dateIn({ year, month, day }: CalendarDate, say: FirstMessages): string {
  if (month === undefined) return String(year);
  const name = (list: string) => list.split(' ')[month - 1]!;
  if (day === undefined) return say.date_month({ year, month: name(say.months({})) });
  return say.date_day({ year, month: name(say.months_of({})), day });
}

function checkIn(check: QuoteCheck | undefined, say: FirstMessages): string {
  if (!check) return say.check_none({});
  const date = dateIn(isoDate(check.on), say);
  if (check.result === 'exact') {
    return check.sameAddress === false ? say.check_copy({ date }) : say.check_exact({ date });
  }
  if (check.result === 'close') return say.check_close({ date });
  return check.result === 'absent' ? say.check_absent({ date }) : say.check_unseen({ date });
}

import type { QuoteCheck } from './model/map.ts';
import { m } from './paraglide/messages.js';
import type { Words } from './scene/words.ts';
import type { CalendarDate } from './sources/reference.ts';

/** The languages of the interface; the first is the one that others fall back to. */
export const LANGUAGES = ['en', 'lt'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.includes(text as Language);
}

/** The words of a picture and of its citations, from the message catalogue. */
export function wordsIn(language: Language): Words {
  const locale = { locale: language };
  const date = (value: CalendarDate) => dateIn(value, language);
  const withMove = (sentence: string, move: Parameters<Words['reason']>[2]) =>
    move ? m.with_move({ sentence, move: words.move(move) }, locale) : sentence;
  const words: Words = {
    language,
    date,
    accessed: (when) => m.accessed({ date: when }, locale),
    translated: (text) => m.translated({ text }, locale),
    motion: m.motion({}, locale),
    side(side) {
      if (side === 'affirmative') return m.side_affirmative({}, locale);
      if (side === 'negative') return m.side_negative({}, locale);
      return side === 'both' ? m.side_both({}, locale) : m.side_none({}, locale);
    },
    half: (side, count) =>
      side === 'negative' ? m.half_negative({ count }, locale) : m.half_affirmative({ count }, locale),
    standing: (standing) =>
      standing.unanswered
        ? m.standing({ ...standing }, locale)
        : m.standing_answered({ ...standing }, locale),
    standingBelow: (standing) => m.standing_below({ ...standing }, locale),
    effect: (effect) => m[effect]({}, locale),
    move: (move) => m[`move_${move}`]({}, locale),
    reason: (effect, target, move) =>
      withMove(
        effect === 'supports' ? m.reason_supports({ target }, locale) : m.reason_attacks({ target }, locale),
        move
      ),
    onMotion: (effect, move) =>
      withMove(effect === 'supports' ? m.motion_supports({}, locale) : m.motion_attacks({}, locale), move),
    undercut: (from, to, move) => withMove(m.reason_undercuts({ from, to }, locale), move),
    backsStep: (from, to) => m.reason_backs({ from, to }, locale),
    together: (others) => m.together({ others }, locale),
    quoted: (text) => m.quote_marks({ text }, locale),
    check: (check) => checkIn(check, language),
    basis(basis) {
      if (basis === 'inference') return m.basis_inference({}, locale);
      return basis === 'reasoning' ? m.basis_reasoning({}, locale) : m.basis_own({}, locale);
    },
    noSource: m.no_source({}, locale),
    drawnElsewhere: m.drawn_elsewhere({}, locale),
    unfold: (count) => m.unfold({ count }, locale),
    fold: m.fold({}, locale),
    picture: (title, claims, sources) =>
      m.picture(
        {
          title,
          claims: m.claims({ count: claims }, locale),
          sources: m.sources_count({ count: sources }, locale)
        },
        locale
      ),
    unsourced: m.unsourced({}, locale),
    quotationFound: m.quotation_found({}, locale),
    quotationOpen: m.quotation_open({}, locale),
    sources: m.sources({}, locale),
    edited: (when) => m.edited({ date: when }, locale),
    licence: (name) => m.licence({ name }, locale)
  };
  return words;
}

function dateIn({ year, month, day }: CalendarDate, language: Language): string {
  const locale = { locale: language };
  if (month === undefined) return String(year);
  const name = (list: string) => list.split(' ')[month - 1]!;
  if (day === undefined) return m.date_month({ year, month: name(m.months({}, locale)) }, locale);
  return m.date_day({ year, month: name(m.months_of({}, locale)), day }, locale);
}

function checkIn(check: QuoteCheck | undefined, language: Language): string {
  const locale = { locale: language };
  if (!check) return m.check_none({}, locale);
  const [year, month, day] = check.on.split('-').map(Number);
  const date = dateIn({ year: year!, month, day }, language);
  if (check.result === 'exact') {
    return check.sameAddress === false ? m.check_copy({ date }, locale) : m.check_exact({ date }, locale);
  }
  if (check.result === 'close') return m.check_close({ date }, locale);
  return check.result === 'absent' ? m.check_absent({ date }, locale) : m.check_unseen({ date }, locale);
}

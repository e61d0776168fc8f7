import { tick, untrack } from 'svelte';
import type { FirstMessages, Language } from '../messages.ts';
import { isEmpty, matching, tagsOf } from '../model/filter.ts';
import type { ArgumentMap, ClaimId, Reason } from '../model/map.ts';
import type { Texts } from '../model/outdated.ts';
import { wordsOf } from '../model/translate.ts';
import { draw, type Plan } from '../scene/draw.ts';
import type { Scene } from '../scene/scene.ts';
import { shortWords } from '../scene/sentence.ts';
import type { Words } from '../scene/words.ts';
import { wordsFrom } from '../words.ts';
import { inAddress, readAddress, writeAddress } from './address.ts';
import { type Drawing, isSameDrawing, LARGE } from './drawing.ts';
import { type Foldable, folding, rootedAt, type Sight, selecting, viewIn, viewing } from './sight.ts';
import { homeIn, pathIn, placesIn, type Study, study } from './study.ts';

/** What a session needs of the page that it lives in. */
export interface Host {
  readonly map: ArgumentMap;
  /** The texts of sources that are on this device. */
  readonly texts?: Texts | undefined;
  readonly language: Language;
  readonly say: FirstMessages;
  /** The page's address without its parameters, and these. */
  readonly path: string;
  readonly parameters: URLSearchParams;
  /** Where all readings are, where this page shows the map alone. */
  readonly wholePath?: string | undefined;
  /** Claims that are marked, each with a word that stands on its card. */
  readonly differing?: ReadonlyMap<ClaimId, string> | undefined;
  /** Size in px of the screen that the first view should fit. */
  readonly screen: { width: number; height: number };
  /** Works out a large drawing beside the page, telling the share that is done; none where a page draws all itself. */
  plan?(drawing: Drawing, signal: AbortSignal, told: (share: number) => void): Promise<Plan>;
  /** Goes to another address, as a link would, or in place of the one that is open. */
  go(address: string, replace: boolean): Promise<void>;
}

/** What was drawn of a debate. */
interface Picture {
  debate: Study;
  drawing: Drawing;
  words: Words;
  scene: Scene;
}

/** So many pictures are kept. */
const KEPT = 3;

/** Whether one sight is another only in what is open: the same parts of the page show both, of the same claim. */
function differInFolds(a: Sight, b: Sight): boolean {
  const bare = (sight: Sight) => writeAddress({ ...sight, view: { root: sight.view.root } });
  return bare(a) === bare(b);
}

/** A debate while it is read: what the address asks for, all that follows from it, and the ways on from there. */
export class Session {
  readonly #host: Host;
  /** Where the session is on its way to: what follows at once builds on it. */
  #pending: Sight | undefined;
  /** The same where it is seen already, before the address has followed. */
  #ahead = $state.raw<Sight>();
  /** The sight that was seen last. */
  #last: { address: string; sight: Sight } | undefined;
  /** The address at which a glance arrived: another glance takes its place. */
  #glanced: string | undefined;
  /** Where the first of the glances was cast from. */
  #before: Sight | undefined;

  /** The drawing that was asked for last. */
  #drawn: Drawing | undefined;
  /** The pictures that were looked at last, the latest first: going back to them takes no time. */
  #pictures: Picture[] = [];
  /** What was worked out last; without a plan where that failed, so that it is drawn here. */
  #planned = $state.raw<{ drawing: Drawing; plan: Plan | undefined }>();
  #done = $state(0);
  /** The drawing for which a reader did not want to wait. */
  #refused = $state.raw<Drawing>();
  /** The sight of the picture that stands. */
  #settled: Sight | undefined;

  constructor(host: Host) {
    this.#host = host;
    $effect(() => {
      const awaited = this.#awaited;
      if (awaited) return untrack(() => this.#work(awaited));
      this.#settled = this.sight;
    });
  }

  readonly debate = $derived.by(() => study(this.#host.map, this.#host.texts));
  readonly tags = $derived.by(() => tagsOf(this.debate.map));
  readonly #tags = $derived.by(() => new Set(this.tags.map(({ tag }) => tag)));
  readonly #asked = $derived.by(() =>
    readAddress(this.#host.parameters, {
      claim: (id) => this.debate.relations.claim.has(id),
      source: (id) => this.debate.relations.source.has(id),
      tag: (name) => this.#tags.has(name)
    })
  );
  /** The parameters of the address that name nothing here. */
  readonly unknown = $derived.by(() => {
    const { unknown, sight } = this.#asked;
    if (this.#host.wholePath === undefined) return unknown;
    // Only the map is here.
    const elsewhere = {
      ...(sight.reading !== 'map' && { view: sight.reading }),
      ...(sight.walk && { walk: sight.walk.by })
    };
    return [...unknown, ...Object.entries(elsewhere).map(([name, value]) => ({ name, value }))];
  });
  /** The same object as long as the address that says it is the same. */
  readonly sight = $derived.by<Sight>(() => {
    const ahead = this.#ahead;
    const isThere = ahead && (ahead.claim === undefined || this.debate.relations.claim.has(ahead.claim));
    const next = this.#shownHere(isThere ? ahead : this.#asked.sight);
    const address = writeAddress(next);
    if (this.#last?.address !== address) this.#last = { address, sight: next };
    return this.#last.sight;
  });
  /** The selected claim; on a walk that is not under way yet, the one with which it begins. */
  readonly claim = $derived.by(() => {
    const { claim, walk } = this.sight;
    if (claim !== undefined || !walk) return claim;
    return (walk.by === 'path' && pathIn(this.debate, undefined, walk.from)[0]) || walk.from;
  });
  /** What is open in the reading that is open. */
  readonly view = $derived.by(() => viewIn(this.debate, this.sight, this.claim));
  readonly #negativeFirst = $derived.by(() => this.sight.negativeFirst ?? false);
  readonly #motionless = $derived.by(() => this.debate.map.motion === undefined);
  readonly words = $derived.by(() =>
    wordsFrom(this.#host.say, this.#host.language, {
      negativeFirst: this.#negativeFirst,
      motionless: this.#motionless
    })
  );
  readonly #root = $derived.by(() => this.view.root);
  /** Every place below the root, folded away or not. */
  readonly places = $derived.by(() => placesIn(this.debate, { root: this.#root }));
  /** The picture is drawn anew only when this changes: while it is the same, it is the same object. */
  readonly #drawing = $derived.by(() => {
    const { layout } = this.sight;
    const next: Drawing = {
      view: viewIn(this.debate, { ...this.sight, reading: 'map' }, this.claim),
      layout,
      negativeFirst: this.#negativeFirst,
      screen: this.#host.screen,
      language: this.#host.language
    };
    if (!this.#drawn || !isSameDrawing(this.#drawn, next)) this.#drawn = next;
    return this.#drawn;
  });
  readonly #shown = $derived.by(() => placesIn(this.debate, this.#drawing.view));
  /** The picture, and where that is an earlier one, the drawing that is waited for. */
  readonly #picture = $derived.by<{ scene: Scene; awaited?: Drawing }>(() => {
    const { debate } = this;
    const drawing = this.#drawing;
    const { words } = this;
    const known = this.#pictures.filter((each) => each.debate === debate);
    const planned = this.#planned?.drawing === drawing ? this.#planned : undefined;
    const [last] = this.#pictures;
    /** What was set for the last picture is not set again. */
    const before = last?.words === words ? last.scene : undefined;
    const isLarge = this.#shown.length - (before?.cards.length ?? 0) > LARGE;
    let picture = known.find((each) => each.words === words && isSameDrawing(each.drawing, drawing));
    if (!picture && known[0] && !planned && this.#host.plan && isLarge) {
      return { scene: known[0].scene, ...(this.#refused !== drawing && { awaited: drawing }) };
    }
    picture ??= {
      debate,
      drawing,
      words,
      scene: draw(this.#shown, debate.relations, debate.sides, words, drawing, {
        plan: planned?.plan,
        before
      })
    };
    this.#pictures = [picture, ...known.filter((each) => each !== picture)].slice(0, KEPT);
    return { scene: picture.scene };
  });
  readonly #awaited = $derived.by(() => this.#picture.awaited);
  readonly scene = $derived.by(() => this.#picture.scene);
  /** While a large picture is worked out and an earlier one stands: the share of it that is done. */
  readonly drawing = $derived.by(() => this.#awaited && { done: this.#done });
  /** The claims that match the filter; nothing where there is none. */
  readonly matched = $derived.by(() => {
    const { filter } = this.sight;
    return isEmpty(filter) ? undefined : matching(this.debate.relations, this.debate.sides, filter);
  });
  /** Claims that a search has found. */
  #found = $state.raw<ReadonlySet<ClaimId>>();
  /** What stands on the cards of claims that differ from a version. */
  readonly differing = $derived.by(() => this.#host.differing);
  /** Claims that stand out: found by a search, or different. */
  readonly marked = $derived.by<ReadonlySet<ClaimId> | undefined>(() =>
    this.differing ? new Set([...this.differing.keys(), ...(this.#found ?? [])]) : this.#found
  );
  /** Whether a filter leaves a claim out. What is selected, found, or the question itself is left in. */
  readonly isDim = $derived.by(() => {
    const { matched, marked, claim, view } = this;
    const kept = new Set([claim, view.root ?? this.debate.map.motion]);
    return (id: ClaimId) => matched !== undefined && !matched.has(id) && !marked?.has(id) && !kept.has(id);
  });
  /** The claims over the selected one, the root first. */
  readonly trail = $derived.by(() =>
    this.claim === undefined ? [] : pathIn(this.debate, this.view.root, this.claim)
  );
  /** The motion's sentence, or the map's title where it has no motion. */
  readonly title = $derived.by(() => {
    const { map, relations } = this.debate;
    const motion = map.motion === undefined ? undefined : relations.claim.get(map.motion);
    return motion ? wordsOf(map, motion, this.#host.language).text : map.title;
  });
  /** Name of the branch that is shown alone. */
  readonly branch = $derived.by(() => {
    const { root } = this.view;
    return root === undefined || root === this.debate.map.motion ? undefined : this.nameOf(root);
  });

  /** What a claim is called where there is little room, with the language of that: its heading; the motion is 'The motion'. */
  readonly naming = $derived.by(() => {
    const { relations, map } = this.debate;
    const { language } = this.#host;
    const motion = { text: this.words.motion, language };
    return (claim: ClaimId) => (claim === map.motion ? motion : shortWords(relations, claim, language));
  });
  readonly nameOf = $derived.by(() => {
    const known = new Map<ClaimId, string>();
    const { naming } = this;
    return (claim: ClaimId) => {
      const name = known.get(claim) ?? naming(claim).text;
      known.set(claim, name);
      return name;
    };
  });

  /** The reason by which a claim hangs where it is drawn whole. */
  homeOf(claim: ClaimId): Reason | undefined {
    return homeIn(this.debate, this.view.root, claim);
  }

  /** Has a drawing worked out; what is returned gives it up. */
  #work(drawing: Drawing): () => void {
    const stop = new AbortController();
    const arrived = (plan?: Plan) => {
      if (!stop.signal.aborted) this.#planned = { drawing, plan };
    };
    this.#done = 0;
    this.#host.plan!(drawing, stop.signal, (share) => {
      this.#done = share;
    }).then(arrived, () => arrived());
    return () => stop.abort();
  }

  /** Stays with the picture that stands while another is worked out, and with what else was looked at then. */
  cancelDrawing(): void {
    if (!this.#awaited) return;
    this.#refused = this.#awaited;
    if (this.#settled) this.show(this.#settled, true);
  }

  addressOf(sight: Sight): string {
    const { path, wholePath = path } = this.#host;
    return (sight.reading === 'map' && !sight.walk ? path : wholePath) + writeAddress(sight);
  }

  claimAddress(claim: ClaimId | undefined): string {
    return this.addressOf(this.#with(claim));
  }

  /** A claim in a reading of its own. */
  readingAddress(reading: Sight['reading'], claim?: ClaimId): string {
    return this.addressOf({ ...(claim === undefined ? this.sight : this.#with(claim)), reading });
  }

  /** As `selecting`, from the view that is worked out already: a page has many such links. */
  #with(claim: ClaimId | undefined): Sight {
    return { ...viewing(this.debate, this.sight, this.view), claim };
  }

  sourceAddress(source: string): string {
    return `${this.readingAddress('sources')}#source-${inAddress(source)}`;
  }

  foldAddress(branch: Foldable, open: boolean): string {
    return this.addressOf(folding(this.debate, this.sight, [branch], open));
  }

  wholeAddress(): string {
    return this.addressOf(rootedAt(this.debate, this.sight, undefined));
  }

  #shownHere(sight: Sight): Sight {
    if (this.#host.wholePath !== undefined) return { ...sight, reading: 'map', walk: undefined };
    return sight.walk ? { ...sight, reading: 'map' } : sight;
  }

  /**
   * Goes to another sight, and ends when it is seen: at once where branches are opened or closed, so that the next key
   * finds them so, else when the address, for which parts are loaded, has followed.
   */
  async show(next: Sight, replace = false): Promise<void> {
    const address = this.addressOf(next);
    if (!this.#pending && address === this.addressOf(this.sight)) return;
    this.#pending = next;
    const isAtOnce = differInFolds(this.sight, next);
    if (isAtOnce) this.#ahead = next;
    const arrive = () => {
      if (this.#pending !== next) return;
      this.#pending = undefined;
      this.#ahead = undefined;
    };
    const arrived = this.#host.go(address, replace).then(arrive, arrive);
    await (isAtOnce ? tick() : arrived);
  }

  /** Looks at one claim after the other, which are one step for who goes back. */
  glance(claim: ClaimId): Promise<void> {
    const from = this.#pending ?? this.sight;
    const again = this.#glanced === this.addressOf(from);
    // What was opened for another glance is closed again.
    if (!again) this.#before = from;
    const next = selecting(this.debate, this.#before ?? from, claim);
    this.#glanced = this.addressOf(next);
    return this.show(next, again);
  }

  /** Marks what a search has found, and looks at the one of it that is named. */
  mark(found: readonly ClaimId[], at: ClaimId | undefined): void {
    this.#found = found.length ? new Set(found) : undefined;
    if (at !== undefined) this.glance(at);
  }

  select(claim: ClaimId | undefined): Promise<void> {
    return this.show(selecting(this.debate, this.#pending ?? this.sight, claim));
  }

  fold(branches: readonly Foldable[], open: boolean): Promise<void> {
    return this.show(folding(this.debate, this.#pending ?? this.sight, branches, open));
  }
}

import { answersOpen, branchOpenTo, restClosed } from '$lib/editor/branch.ts';
import { inLanguage, withoutLanguage } from '$lib/editor/language.ts';
import { rootedAt, type Sight } from '$lib/editor/sight.ts';
import type { Language, Messages } from '$lib/messages.ts';
import type { ClaimId } from '$lib/model/map.ts';
import type { Place, Tree } from '$lib/model/tree.ts';
import type { Command, CommandGroup, Matter } from './commands.ts';

/** The place that was looked for last: all that is said of a branch is asked at once. */
const LAST = new WeakMap<Tree, Place>();

/** Where a claim stands whole below the root. */
export function placeOf({ places }: Matter['session'], claim: ClaimId): Place {
  let place = LAST.get(places);
  if (place?.claim !== claim) {
    place = places.find((each) => each.whole && each.claim === claim)!;
    LAST.set(places, place);
  }
  return place;
}

/** What can be done with the branch of a claim. */
export function branch({ session, say }: Matter, claim: ClaimId): CommandGroup {
  const { debate } = session;
  const sight: Sight = { ...session.sight, reading: 'map' };
  const { below } = placeOf(session, claim);
  const isRoot = (session.view.root ?? debate.map.motion) === claim;
  const levels = (count: number, short: string): Command => ({
    name: Number.isFinite(count) ? say.open_below_levels({ count }) : say.open_below_all({}),
    short,
    address: session.addressOf(branchOpenTo(debate, sight, claim, count))
  });
  const withBranch: Command[] = [
    ...(isRoot
      ? []
      : [{ name: say.branch_alone({}), address: session.addressOf(rootedAt(debate, sight, claim)) }]),
    { name: say.open_answers({}), address: session.addressOf(answersOpen(debate, sight, claim)) },
    ...[1, 2, 3].map((count) => levels(count, String(count))),
    levels(Number.POSITIVE_INFINITY, say.all_levels({}))
  ];
  return {
    name: say.branch({}),
    commands: [
      ...(below.claims ? withBranch : []),
      { name: say.close_rest({}), address: session.addressOf(restClosed(debate, sight, claim)) },
      { name: say.pros_and_cons({}), address: session.readingAddress('table', claim) },
      {
        name: say.walk_from({}),
        address: session.addressOf({ ...sight, walk: { by: below.claims ? 'branch' : 'path', from: claim } })
      }
    ]
  };
}

/** Ways through the debate, and back to all of it. */
export function ways({ session, say, locale }: Matter & { say: Messages }): CommandGroup {
  const { sight, debate, view } = session;
  const first = debate.map.motion ?? debate.map.claims[0]?.id;
  const walk = (by: 'branch' | 'clashes', name: string): Command[] =>
    first === undefined
      ? []
      : [
          {
            name,
            address: session.addressOf({
              ...sight,
              reading: 'map',
              claim: undefined,
              walk: { by, from: first }
            })
          }
        ];
  const other: Language = locale === 'en' ? 'lt' : 'en';
  return {
    name: say.site_name({}),
    commands: [
      ...walk('clashes', say.walk_clashes({})),
      ...walk('branch', say.walk_whole({})),
      ...(view.root === undefined ? [] : [{ name: say.whole_debate({}), address: session.wholeAddress() }]),
      {
        name: other === 'lt' ? 'Lietuvių' : 'English',
        address: inLanguage(withoutLanguage(session.addressOf(sight)), other)
      },
      { name: say.my_maps({}), address: inLanguage('/my', locale) },
      { name: say.preparations({}), address: inLanguage('/prepare', locale) },
      { name: say.back_home({}), address: inLanguage('/', locale) }
    ]
  };
}

// A day of changes of a generated debate of 10,000 claims, each written to the real store of headless Chromium: how
// large what is kept has become beside the map's JSON, and how long it takes to open beside the same map kept afresh.
// Run it with: node bench/day.mjs [claims] [changes], after `npm run build`.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { debate } from './debate.mjs';
import { freshPage, served } from './served.mjs';

const CLAIMS = Number(process.argv[2] ?? 10_000);
const CHANGES = Number(process.argv[3] ?? 5000);
const RUNS = 7;
const ENTRY = '\0day';
const source = fileURLToPath(new URL('../src/', import.meta.url));
const PARTS = {
  'lib/device/catalog.ts': '{ openCatalog }',
  'lib/device/keep.ts': '{ Keep }',
  'lib/editor/history.ts': '{ NOTHING, recorded, undone }',
  'lib/model/author.ts': '{ addReason }',
  'lib/model/branch.ts': '{ moveBranch, reorder }',
  'lib/model/edit.ts': '{ apply }',
  'lib/model/relations.ts': '{ relate }',
  'lib/model/removal.ts': '{ removeClaim }',
  'lib/model/wording.ts': '{ reword }'
};

const built = await build({
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    lib: { entry: ENTRY, formats: ['es'], fileName: 'day' },
    rolldownOptions: { output: { codeSplitting: false } }
  },
  plugins: [
    {
      name: 'day',
      resolveId: (id) => (id.endsWith('day') ? ENTRY : undefined),
      load: (id) =>
        id === ENTRY
          ? Object.entries(PARTS)
              .map(([file, names]) => `export ${names} from '${source}${file}';`)
              .join('\n')
          : undefined
    }
  ]
});
const script = built[0].output[0].code;

await served(4178, async (browser, origin) => {
  const page = await freshPage(browser);
  await page.route('**/day.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.goto(`${origin}/`);
  const { edited, fresh, made } = await page.evaluate(aDay, {
    map: { ...debate(CLAIMS), id: 'edited' },
    changes: CHANGES,
    runs: RUNS
  });
  const shown = ({ bytes, json, ms, first }) =>
    `${(bytes / 1e6).toFixed(2)} MB, ${(bytes / json).toFixed(2)} times its JSON; ` +
    `opens in ${ms.toFixed(0)} ms, the first time in ${first.toFixed(0)}`;
  const deeds = Object.entries(made).map(([name, count]) => `${count} ${name}`);
  console.log(
    `A debate of ${CLAIMS} claims; ${deeds.join(', ')}; each change written to the store on its own\n`
  );
  console.log(`  kept afresh       ${shown(fresh)}`);
  console.log(`  after the day     ${shown(edited)}`);
  console.log(
    `  asked: under 3 times its JSON; opening ${(edited.ms / fresh.ms).toFixed(2)} times as long, under 2`
  );
});

/** In the page: what a person does in a day, words above all. */
async function aDay({ map: first, changes, runs }) {
  const address = '/day.js';
  const day = await import(address);
  const catalog = await day.openCatalog();
  let seed = 20140601;
  const below = (count) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    return Math.floor(((seed >>> 0) / 2 ** 32) * count);
  };
  const words = first.claims[1].text.split(' ');
  const deeds = {
    reworded({ map, relations }) {
      // As one writes: the next word of a claim that is being worded.
      const claim = map.claims[1 + below(map.claims.length - 1)];
      return day.reword(relations, {
        claim: claim.id,
        text: `${claim.text} ${words[below(words.length)]}`
      });
    },
    added({ map, relations }, at) {
      const target = map.claims[below(map.claims.length)].id;
      const text = words.slice(0, 3 + below(words.length)).join(' ');
      const claim = { id: `new-${at}`, text };
      return day.addReason(relations, {
        reason: `reason-${at}`,
        side: 'pro',
        target: { claim: target },
        claim
      });
    },
    moved({ map, relations }, at) {
      const { id, premises } = map.reasons[below(map.reasons.length)];
      const target = { claim: map.claims[below(map.claims.length)].id };
      return day.moveBranch(relations, { claim: premises[0], reason: id, newReason: `moved-${at}`, target });
    },
    reordered({ map, relations }) {
      return day.reorder(relations, {
        reason: map.reasons[below(map.reasons.length)].id,
        by: below(2) ? 1 : -1
      });
    },
    removed({ map, relations }) {
      return day.removeClaim(relations, { claim: map.claims.at(-1 - below(50)).id });
    }
  };
  const order = [...Array(14).fill('reworded'), 'added', 'added', 'added', 'moved', 'reordered', 'removed'];
  const made = { reworded: 0, added: 0, moved: 0, reordered: 0, removed: 0, 'taken back': 0 };

  await day.Keep.create(catalog, first, 1);
  const { keep } = await day.Keep.open(catalog, first.id);
  let map = first;
  let history = day.NOTHING;
  for (let at = 0; at < changes; at++) {
    const back = below(25) === 0 ? history.past.at(-1)?.edit : undefined;
    const name = back ? 'taken back' : order[below(order.length)];
    const edit = back ?? deeds[name]({ map, relations: day.relate(map) }, at);
    if ('refused' in edit) continue;
    const applied = day.apply(map, edit);
    if (!applied.map) throw new Error(`${name} cannot be applied: ${JSON.stringify(edit)}`);
    history = back
      ? day.undone(history, applied.map, applied.inverse)
      : day.recorded(history, applied.map, { id: `${at}`, edit: applied.inverse, what: name });
    map = applied.map;
    made[name]++;
    keep.write(map, history, at);
    await keep.flush();
  }
  await keep.close();

  const kept = async (id) => {
    const parts = await catalog.getAllFromIndex('changes', 'map', id);
    return parts.reduce((sum, { update }) => sum + update.byteLength, 0);
  };
  // The store gives fields in the order of the format.
  const inOrder = (_name, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort())
      : value;
  const plain = (value) => JSON.stringify(value, inOrder);
  const opened = async (id) => {
    const start = performance.now();
    const opening = await day.Keep.open(catalog, id);
    const ms = performance.now() - start;
    await opening.keep.close();
    if (plain({ ...opening.map, id }) !== plain({ ...map, id }))
      throw new Error(`what was kept as ${id} is another map`);
    return ms;
  };
  const json = new TextEncoder().encode(JSON.stringify(map)).length;
  const bytes = await kept(first.id);
  await day.Keep.create(catalog, { ...map, id: 'fresh' }, 1);
  // The first to open it has all the changes to read, and puts one in their place.
  const times = { edited: [await opened(first.id)], fresh: [await opened('fresh')] };
  await new Promise((done) => setTimeout(done, 2000));
  for (let run = 1; run < runs; run++) {
    for (const id of ['fresh', 'edited']) times[id].push(await opened(id));
  }
  const middle = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
  return {
    made,
    edited: { bytes, json, ms: middle(times.edited), first: times.edited[0] },
    fresh: { bytes: await kept('fresh'), json, ms: middle(times.fresh), first: times.fresh[0] }
  };
}

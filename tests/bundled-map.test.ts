import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../src/lib/formats/warrant.ts';
import type { ArgumentMap, Citation, Reason, Source } from '../src/lib/model/map.ts';
import { effect, relate } from '../src/lib/model/relations.ts';
import { sides } from '../src/lib/model/sides.ts';
import { span } from '../src/lib/model/spanning.ts';

const from = (path: string) => new URL(`../${path}`, import.meta.url);

interface Bundled {
  id: string;
  pack: string;
  counts: Record<string, number>;
  facing: number;
}

const BUNDLED: readonly Bundled[] = [
  {
    id: 'lithuania-cluster-munitions',
    pack: 'cluster-munitions.json',
    facing: 6,
    counts: {
      'claims besides the motion': 188,
      'for the motion': 92,
      'against it': 96,
      'pillars for': 7,
      'pillars against': 6,
      roots: 1,
      undercuts: 25,
      'reasons of several premises': 4,
      'claims that serve in several places': 30,
      sources: 131,
      quotations: 179,
      'quotations found word for word': 178,
      headings: 188,
      'claims that go beyond the words of their sources': 42
    }
  },
  {
    id: 'compulsory-voting',
    pack: 'compulsory-voting.json',
    facing: 5,
    counts: {
      'claims besides the motion': 60,
      'for the motion': 30,
      'against it': 30,
      'pillars for': 5,
      'pillars against': 5,
      roots: 1,
      undercuts: 6,
      'reasons of several premises': 4,
      'claims that serve in several places': 8,
      sources: 49,
      quotations: 55,
      'quotations found word for word': 55,
      headings: 60,
      'claims that go beyond the words of their sources': 21
    }
  }
];

function readBundled({ id }: Bundled) {
  const { map, problems } = read(readFileSync(from(`static/maps/${id}.json`)));
  return { map: map as ArgumentMap, problems };
}

test('every map that comes with Warrant is looked at here', () => {
  const names = readdirSync(from('static/maps')).sort();
  expect(names).toEqual(BUNDLED.map(({ id }) => `${id}.json`).sort());
});

describe.each(BUNDLED)('$id', (bundled) => {
  const { map, problems } = readBundled(bundled);
  const relations = relate(map);
  const { claim: side } = sides(relations);
  const all = map.claims.filter(({ id }) => id !== map.motion);
  const pillars = relations.on(map.motion!).flatMap(({ premises }) => premises);
  const count = <T>(items: readonly T[], holds: (item: T) => unknown) => items.filter(holds).length;
  const citations = map.claims.flatMap(({ citations }) => citations ?? []);

  test('has no problems, not even a warning', () => expect(problems).toEqual([]));

  test('its id is the name of its file', () => expect(map.id).toBe(bundled.id));

  test('holds as much as its pack', () =>
    expect({
      'claims besides the motion': all.length,
      'for the motion': count(all, ({ id }) => side.get(id) === 'affirmative'),
      'against it': count(all, ({ id }) => side.get(id) === 'negative'),
      'pillars for': count(pillars, (id) => side.get(id) === 'affirmative'),
      'pillars against': count(pillars, (id) => side.get(id) === 'negative'),
      roots: span(relations).roots.length,
      undercuts: count(map.reasons, (reason) => effect(reason) === 'undercuts'),
      'reasons of several premises': count(map.reasons, ({ premises }) => premises.length > 1),
      'claims that serve in several places': count(all, ({ id }) => relations.uses(id).length > 1),
      sources: map.sources.length,
      quotations: count(citations, ({ quote }) => quote),
      'quotations found word for word': count(citations, ({ check }) => check?.result === 'exact'),
      headings: count(all, ({ heading }) => heading && heading.length <= 40),
      'claims that go beyond the words of their sources': count(all, ({ basis }) => basis === 'inference')
    }).toEqual(bundled.counts));

  test('the motion and the headings of the pillars are in Lithuanian too', () => {
    const { lt } = map.translations!;
    expect(lt![map.motion!]!.text).toBeTruthy();
    expect(pillars.filter((id) => !lt![id]?.heading)).toEqual([]);
  });

  test('what clashes is drawn in facing rows of the two sides', () => {
    expect(map.facing!.map((pair) => pair.map((id) => side.get(id)))).toEqual(
      Array.from({ length: bundled.facing }, () => ['affirmative', 'negative'])
    );
  });
});

interface Relation {
  type: 'supports' | 'attacks' | 'undercuts';
  target: string;
  move?: string;
  inference?: { from: string; to: string };
  linked?: string;
}

interface Pack {
  motion: string;
  motionId: string;
  background: string;
  backgroundSourceIds: string[];
  facing: [string, string][];
  pillars: Record<string, string>;
  linked: { premises: string[]; target: string; why: string }[];
  claims: {
    id: string;
    heading: string;
    text: string;
    relation: Relation;
    alsoRelations?: Relation[];
    sourceIds: string[];
    basis: string;
    tier: string;
    note?: string;
    locator?: string;
    quote?: string;
    quoteSource?: string;
    quoteLang?: string;
    quoteTranslation?: string;
    quoteCheck?: {
      result: string;
      on: string;
      how: string;
      note?: string;
      seenAt?: string;
      sameAddress?: boolean;
    };
  }[];
  sources: {
    id: string;
    csl: Record<string, unknown>;
    access: string;
    accessNote?: string;
    titleFrom: string;
    role: string;
    shortName: string;
    notes?: Record<string, unknown>[];
  }[];
}

const packFile = ({ pack }: Bundled) => from(`../shared/content/${pack}`);

describe.for(BUNDLED)('the pack of $id', (bundled) => {
  describe.skipIf(!existsSync(packFile(bundled)))('arrives whole', () => {
    const pack: Pack = existsSync(packFile(bundled))
      ? JSON.parse(readFileSync(packFile(bundled), 'utf8'))
      : { claims: [], sources: [], linked: [], pillars: {} };
    const { map } = readBundled(bundled);
    const { claim, source, reason } = relate(map);

    test('the motion and its background', () => {
      expect(map.motion).toBe(pack.motionId);
      expect(claim.get(pack.motionId)!.text).toBe(pack.motion);
      expect(map.background).toEqual({ text: pack.background, sources: pack.backgroundSourceIds });
      expect(map.facing).toEqual(pack.facing);
    });

    test('claims: the words, what they rest on, notes', () => {
      const renamed: Record<string, string> = { 'source and reasoning': 'inference' };
      const expected = pack.claims.map(({ id, text, heading, basis, note, tier }) =>
        bare({ id, text, heading, basis: renamed[basis] ?? basis, note, tags: [tier] })
      );
      const found = map.claims
        .filter(({ id }) => id !== map.motion)
        .map(({ id, text, heading, basis, note, tags }) => bare({ id, text, heading, basis, note, tags }));
      expect(byId(found)).toEqual(byId(expected));
    });

    test('the names of the pillars', () => {
      expect(Object.keys(pack.pillars).length).toBe(
        bundled.counts['pillars for']! + bundled.counts['pillars against']!
      );
      for (const [id, heading] of Object.entries(pack.pillars)) expect(claim.get(id)!.heading).toBe(heading);
    });

    test('relations: what each does, its move, the step that an undercut hits', () => {
      const single = pack.claims.flatMap(({ id, relation, alsoRelations = [] }) =>
        [relation, ...alsoRelations].filter(({ linked }) => !linked).map((each) => inWords([id], each))
      );
      const linked = pack.linked.map(
        ({ premises, target, why }) => `${inWords(premises, { type: 'supports', target })}: ${why}`
      );
      expect(map.reasons.map(said).sort()).toEqual([...single, ...linked].sort());
    });

    test('the premises of a linked reason are those that the claims name', () => {
      const named = pack.claims.flatMap(({ id, relation, alsoRelations = [] }) =>
        [relation, ...alsoRelations].filter(({ linked }) => linked).map(({ target }) => `${id} ${target}`)
      );
      const linked = pack.linked.flatMap(({ premises, target }) => premises.map((id) => `${id} ${target}`));
      expect(linked.sort()).toEqual(named.sort());
    });

    /** 'P1.2.2 undercuts the step from P1.2 to P1, denies', as a line of the pack says it. */
    function inWords(premises: string[], { type, target, move, inference }: Relation): string {
      const step =
        inference &&
        pack.linked.find((each) => each.premises.includes(inference.from) && each.target === inference.to);
      const at = inference
        ? `the step from ${step?.premises.join(' + ') ?? inference.from} to ${inference.to}`
        : target;
      const how = move === 'concedes-but' ? 'concedes' : move;
      return [`${premises.join(' + ')} ${type} ${at}`, how].filter(Boolean).join(', ');
    }

    /** The same of a reason of the map. */
    function said(each: Reason): string {
      const { premises, target, move, note } = each;
      let at = 'claim' in target ? target.claim : '';
      if ('reason' in target) {
        const step = reason.get(target.reason)!;
        at = `the step from ${step.premises.join(' + ')} to ${'claim' in step.target ? step.target.claim : '?'}`;
      }
      const sentence = [`${premises.join(' + ')} ${effect(each)} ${at}`, move].filter(Boolean).join(', ');
      return note === undefined ? sentence : `${sentence}: ${note}`;
    }

    test('citations: locators, quotations with language and translation, and how each was checked', () => {
      const found = map.claims.map(({ id, citations = [] }) => ({ id, citations }));
      const expected = pack.claims.map((each) => ({
        id: each.id,
        citations: each.sourceIds.map((id): Citation => {
          if (id !== (each.quoteSource ?? each.sourceIds[0])) return { source: id };
          const { quote, quoteLang, quoteTranslation, quoteCheck, locator } = each;
          return bare({
            source: id,
            locator,
            quote: quote && bare({ exact: quote, language: quoteLang, translation: quoteTranslation }),
            check:
              quoteCheck &&
              bare({
                ...quoteCheck,
                result: quoteCheck.result === 'not-found' ? 'absent' : quoteCheck.result,
                sameAddress: quoteCheck.sameAddress === false ? false : undefined
              })
          }) as Citation;
        })
      }));
      expect(byId(found.filter(({ id }) => id !== map.motion))).toEqual(byId(expected));
    });

    test('sources: every field of the record, and how it was seen', () => {
      const expected = pack.sources.map(({ csl, notes, access, accessNote, titleFrom, role, shortName }) =>
        bare({
          ...csl,
          access,
          accessNote: accessNote?.replace(' (seed-article.txt)', ''),
          titleFrom,
          role,
          shortName,
          corrections: notes?.map((note) => bare({ ...note, from: note.from ?? undefined }))
        })
      );
      expect(byId(map.sources)).toEqual(byId(expected as unknown as Source[]));
      expect(pack.sources.every(({ id }) => source.has(id))).toBe(true);
    });
  });
});

const article = from('../shared/content/seed-article.txt');

describe.skipIf(!existsSync(article))('the article that the map grew from', () => {
  const plain = (text: string) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ');
  const text = existsSync(article) ? plain(readFileSync(article, 'utf8')) : '';
  const { map } = readBundled(BUNDLED[0]!);
  const quotations = map.claims.flatMap(({ id, citations = [] }) =>
    citations
      .filter(({ source, quote }) => source === 's-seed' && quote)
      .map(({ quote }) => [id, quote!.exact] as const)
  );

  test('is quoted', () => expect(quotations.length).toBe(7));
  test.each(quotations)('holds the words that %s quotes: %s', (_, exact) =>
    expect(text).toContain(plain(exact))
  );
});

function byId<T extends { id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

/** Without the fields that are undefined. */
function bare<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

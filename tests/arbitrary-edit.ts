import fc from 'fast-check';
import type { At, Edit, Field, List, Step } from '../src/lib/model/edit.ts';
import type { ArgumentMap } from '../src/lib/model/map.ts';

/** Names that are there, that are not, and that mean something to JavaScript. */
const STRANGE = ['', 'new', 'other', '__proto__', 'constructor', 'toString', '7'];

/** Any edit, sensible for a map or not: what it names may not be there, and what it sets may be of the wrong kind. */
export function edits(map: ArgumentMap): fc.Arbitrary<Edit> {
  const ids = (list: List) => map[list].map(({ id }) => id);
  const id = (list: List) => fc.constantFrom(...ids(list), ...ids(list), ...STRANGE);
  const list = fc.constantFrom<List>('claims', 'reasons', 'sources');
  const before = (of: List) => fc.option(id(of), { nil: undefined });
  const at: fc.Arbitrary<At> = fc.oneof(
    fc.constantFrom<At>([], ['background'], ['translations'], ['translations', 'lt'], ['translations', 'de']),
    list.chain((of) => id(of).map((each): At => [of, each]))
  );
  const name = fc.constantFrom(
    ...[
      'text',
      'heading',
      'note',
      'tags',
      'citations',
      'basis',
      'side',
      'premises',
      'target',
      'move',
      'title'
    ],
    ...['motion', 'background', 'facing', 'translations', 'lt', 'de', 'sources', 'id', 'claims', 'type'],
    ...['x-unknown', ...ids('claims'), ...STRANGE]
  );
  const claim = id('claims');
  const value = fc.oneof(
    fc.constantFrom<unknown>(undefined, {}, [], 'words', 'pro', 'con', null, 7),
    fc.oneof(claim, fc.array(claim, { maxLength: 3 }), fc.array(fc.tuple(claim, claim), { maxLength: 2 })),
    fc.oneof(
      claim.map((each) => ({ claim: each })),
      id('reasons').map((each) => ({ reason: each }))
    ),
    id('sources').map((source) => [{ source }]),
    id('sources').map((source) => ({ text: 'words', sources: [source] })),
    fc.dictionary(claim, fc.constantFrom({ text: 'words' }, {}, { heading: 'words' })),
    claim.map((each) => ({ lt: { [each]: { text: 'words' } } })),
    fc.constantFrom<unknown>(JSON.parse('{"deep":{"__proto__":{"a":1}}}'), { text: 'words' })
  );
  const anyField = fc.record({ name, value });
  const words = fc.constantFrom('words', 'other words', '');
  /** What the format has a place for. */
  const fitting: Record<string, fc.Arbitrary<unknown>> = {
    claims: fc.oneof(
      fc.record({ name: fc.constantFrom('text', 'heading', 'note', 'x-unknown'), value: words }),
      fc.constantFrom({ name: 'heading' }, { name: 'citations' }, { name: 'tags', value: ['words'] }),
      id('sources').map((source) => ({ name: 'citations', value: [{ source }] }))
    ),
    reasons: fc.oneof(
      fc.record({ name: fc.constant('side'), value: fc.constantFrom('pro', 'con') }),
      fc.record({ name: fc.constant('premises'), value: fc.array(claim, { minLength: 1, maxLength: 3 }) }),
      fc.record({ name: fc.constant('target'), value: fc.record({ reason: id('reasons') }) }),
      fc.record({ name: fc.constant('target'), value: fc.record({ claim }) })
    ),
    sources: fc.record({ name: fc.constantFrom('title', 'note'), value: words }),
    background: fc.record({ name: fc.constantFrom('text', 'x-unknown'), value: words }),
    translations: fc.record({ name: claim, value: fc.constantFrom({ text: 'words' }, {}, undefined) }),
    '': fc.oneof(
      fc.record({ name: fc.constantFrom('title', 'licence'), value: words }),
      fc.record({ name: fc.constant('motion'), value: claim }),
      fc.record({ name: fc.constant('facing'), value: fc.array(fc.tuple(claim, claim), { maxLength: 2 }) }),
      fc.constantFrom({ name: 'translations', value: {} }, { name: 'background' }, { name: 'motion' })
    )
  };
  const only = fc.constantFrom(
    undefined,
    undefined,
    undefined,
    undefined,
    'absent' as const,
    'empty' as const
  );
  const fieldAt = ([first]: At): fc.Arbitrary<Field> =>
    fc
      .tuple(
        fc.oneof({ weight: 2, arbitrary: fitting[first ?? '']! }, { weight: 1, arbitrary: anyField }),
        fc.record({ before: fc.option(name, { nil: undefined }), only })
      )
      .map(([field, how]): Field => JSON.parse(JSON.stringify({ ...(field as Field), ...how })));
  const set = at.chain((at) =>
    fc.record({
      do: fc.constant('set'),
      at: fc.constant(at),
      fields: fc.array(fieldAt(at), { maxLength: 3 })
    })
  );
  const entry = (of: List): fc.Arbitrary<unknown> => {
    if (of === 'claims') {
      return fc.record({
        id: claim,
        text: fc.constant('words'),
        citations: fc.array(fc.record({ source: id('sources') }), { maxLength: 2 }),
        'x-unknown': fc.constant([{ kept: true }])
      });
    }
    if (of === 'sources') return fc.record({ id: id('sources'), type: fc.constantFrom('report', 5) });
    const target = fc.oneof(fc.record({ claim }), fc.record({ reason: id('reasons') }));
    const premises = fc.array(claim, { maxLength: 2 });
    return fc.record({ id: id('reasons'), side: fc.constantFrom('pro', 'con'), premises, target });
  };
  const step = fc.oneof(
    { weight: 3, arbitrary: set },
    list.chain((of) =>
      fc.record({ do: fc.constant('add'), list: fc.constant(of), entry: entry(of), before: before(of) })
    ),
    list.chain((of) => fc.record({ do: fc.constant('remove'), list: fc.constant(of), id: id(of) })),
    list.chain((of) =>
      fc.record({ do: fc.constant('move'), list: fc.constant(of), id: id(of), before: before(of) })
    )
  ) as fc.Arbitrary<Step>;
  return fc.oneof(
    { weight: 3, arbitrary: step },
    fc.array(step, { maxLength: 4 }).map((edits): Edit => ({ do: 'all', edits })),
    removal(map, id('claims'))
  );
}

/** The whole of a claim, with all that names it, out of order. */
function removal(map: ArgumentMap, claim: fc.Arbitrary<string>): fc.Arbitrary<Edit> {
  return claim.map((id): Edit => {
    const reasons = map.reasons.filter(
      ({ premises, target }) => premises.includes(id) || ('claim' in target && target.claim === id)
    );
    return {
      do: 'all',
      edits: [
        { do: 'remove', list: 'claims', id },
        { do: 'all', edits: reasons.map((each): Edit => ({ do: 'remove', list: 'reasons', id: each.id })) },
        { do: 'set', at: [], fields: [{ name: 'translations' }, { name: 'facing' }, { name: 'motion' }] }
      ]
    };
  });
}

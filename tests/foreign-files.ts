import type { FormatName } from '../src/lib/formats/format.ts';

/** A file as another program, or somebody at a keyboard, writes it, with what a person finds in it. */
export interface ForeignFile {
  title: string;
  format: FormatName;
  text: string | Uint8Array;
  /** Its claims by their words, without the motion's mark; for lists of sources, their titles. */
  claims: string[];
  /** Reasons as 'words + words' or 'words - words'; '&' joins premises, and an undercut has the reason in parentheses. */
  reasons: string[];
  /** Codes of the problems that there are, besides those of any map. */
  problems?: string[];
}

const json = (value: unknown) => JSON.stringify(value, null, 1);

/** UTF-16 with a byte order mark, as Windows programs write it. */
function utf16(text: string): Uint8Array {
  const units = Uint16Array.from(`\uFEFF${text}`, (letter) => letter.charCodeAt(0));
  return new Uint8Array(units.buffer);
}

export const FOREIGN: readonly ForeignFile[] = [
  {
    title: 'Argdown without titles',
    format: 'argdown',
    text: 'The city should run night buses.\n  + Workers get home safely.\n    - The survey is small.\n  - It is too dear.\n',
    claims: [
      'The city should run night buses.',
      'Workers get home safely.',
      'The survey is small.',
      'It is too dear.'
    ],
    reasons: [
      'Workers get home safely. + The city should run night buses.',
      'The survey is small. - Workers get home safely.',
      'It is too dear. - The city should run night buses.'
    ]
  },
  {
    title: 'Argdown that a language model wrote: bold titles, lists, titles twice',
    format: 'argdown',
    text: `# Night buses

[**Night buses**]: The city should run **night buses**.
  + [Safety]: Workers get home safely.
    + [Survey]: A survey says so.
  - [Cost]: It is too dear.

[Safety]: Night workers get home safely.

<Argument from cost>: Lines cost money.
  +> [Cost]
`,
    claims: [
      'The city should run night buses.',
      'Night workers get home safely.',
      'A survey says so.',
      'It is too dear.',
      'Lines cost money.'
    ],
    reasons: [
      'Night workers get home safely. + The city should run night buses.',
      'A survey says so. + Night workers get home safely.',
      'It is too dear. - The city should run night buses.',
      'Lines cost money. + It is too dear.'
    ],
    problems: ['omitted']
  },
  {
    title: 'Argdown with tabs and no space after the sign',
    format: 'argdown',
    text: '[Thesis]: Run buses.\n\t+[Pro one]: It is safe.\n\t\t-[Con one]: It is not.\n\t- Too dear.\n',
    claims: ['Run buses.', 'It is safe.', 'It is not.', 'Too dear.'],
    reasons: ['It is safe. + Run buses.', 'It is not. - It is safe.', 'Too dear. - Run buses.']
  },
  {
    title: 'Argdown without a colon after a title',
    format: 'argdown',
    text: '[Thesis] Run buses.\n  + [Safe] It is safe.\n  - <Dear> It is dear.\n',
    claims: ['Run buses.', 'It is safe.', 'It is dear.'],
    reasons: ['It is safe. + Run buses.', 'It is dear. - Run buses.'],
    problems: ['syntax', 'syntax', 'syntax']
  },
  {
    title: 'Argdown in the answer of a chat',
    format: 'argdown',
    text: 'Here is the map:\n\n```argdown\n[Thesis]: Run buses.\n  + [Safe]: It is safe.\n```\n\n- I hope that helps.\n',
    claims: ['Run buses.', 'It is safe.'],
    reasons: ['It is safe. + Run buses.']
  },
  {
    title: 'Argdown with premises',
    format: 'argdown',
    text: '<Cheap>: Why it pays.\n\n(1) Running costs little.\n(2) What costs little pays.\n-----\n(3) It pays.\n\r\n'.replace(
      /\n/g,
      '\r\n'
    ),
    claims: ['Running costs little.', 'What costs little pays.', 'It pays.'],
    reasons: ['Running costs little. & What costs little pays. + It pays.']
  },
  {
    title: 'a list in Markdown',
    format: 'markdown',
    text: '# Night buses\n\n- Run night buses\n  - Pro: Safe\n    - Con: The survey is small\n  - Con: Dear\n',
    claims: ['Run night buses', 'Safe', 'The survey is small', 'Dear'],
    reasons: ['Safe + Run night buses', 'The survey is small - Safe', 'Dear - Run night buses']
  },
  {
    title: 'a note of Obsidian: front matter, tasks, links between notes, tabs',
    format: 'markdown',
    text: '---\ntags: [debate]\naliases: []\n---\n# Buses\n\n- [ ] Run [[night buses]] #city\n\t- [x] **Pro:** Safe\n\t- **Con**: Dear\n',
    claims: ['Run night buses #city', 'Safe', 'Dear'],
    reasons: ['Safe + Run night buses #city', 'Dear - Run night buses #city'],
    problems: ['omitted']
  },
  {
    title: 'lines that are indented',
    format: 'markdown',
    text: 'Run night buses\n    pro: Safe\n        con: Small survey\n    con: Dear\n',
    claims: ['Run night buses', 'Safe', 'Small survey', 'Dear'],
    reasons: ['Safe + Run night buses', 'Small survey - Safe', 'Dear - Run night buses']
  },
  {
    title: 'CSV of Google Sheets',
    format: 'csv',
    text: 'id,text,side,target\r\n1,Run night buses,,\r\n2,"Safe, says the survey",pro,1\r\n3,"It is ""dear""",con,1',
    claims: ['Run night buses', 'Safe, says the survey', 'It is "dear"'],
    reasons: ['Safe, says the survey + Run night buses', 'It is "dear" - Run night buses']
  },
  {
    title: 'CSV of a Lithuanian Excel: semicolons, decimal commas',
    format: 'csv',
    text: '\uFEFFid;text;side;target;credence\r\n1;Autobusai turi važiuoti naktį;;;0,8\r\n2;Saugu;pro;1;0,5\r\n',
    claims: ['Autobusai turi važiuoti naktį', 'Saugu'],
    reasons: ['Saugu + Autobusai turi važiuoti naktį'],
    problems: ['omitted']
  },
  {
    title: 'Unicode text of Excel: tabs, UTF-16',
    format: 'csv',
    text: utf16('id\ttext\tside\ttarget\r\n1\tRun buses\t\t\r\n2\tSafe\tpro\t1\r\n'),
    claims: ['Run buses', 'Safe'],
    reasons: ['Safe + Run buses']
  },
  {
    title: 'Kialo, old, with a question',
    format: 'kialo',
    text: 'Discussion Title: How should people get home at night?\n\n1. How should people get home at night?\n1.1. By bus.\n1.1.1. Pro: It is [safe](https://example.org/s).\n1.2. By taxi.\n1.2.1. Con: -> See 1.1.1.\n',
    claims: ['By bus.', 'It is safe.', 'By taxi.'],
    reasons: ['It is safe. + By bus.', 'It is safe. - By taxi.']
  },
  {
    title: 'Kialo, new',
    format: 'kialo',
    text: 'Discussion Name:\nNight buses?\n\n1. Thesis:\nRun buses.\n\n  1.1. Pro:\n  It is safe [1].\n\n    1.1.1. Con:\n    The survey is small.\n\n  1.2. Con:\n  -> See 1.1.1.\n\nSources:\n[1] https://example.org/s\n"Quoted\n\nwords."\n',
    claims: ['Run buses.', 'It is safe.', 'The survey is small.'],
    reasons: [
      'It is safe. + Run buses.',
      'The survey is small. - It is safe.',
      'The survey is small. - Run buses.'
    ]
  },
  {
    title: 'AIF of AIFdb, with locutions and an undercut',
    format: 'aif',
    text: json({
      nodes: [
        { nodeID: '1', text: 'Run buses', type: 'I', timestamp: '2021-04-15 18:46:13' },
        { nodeID: '2', text: 'It is safe', type: 'I' },
        { nodeID: '3', text: 'Default Inference', type: 'RA', scheme: 'Expert Opinion', schemeID: '30' },
        { nodeID: '4', text: 'The survey is small', type: 'I' },
        { nodeID: '5', text: 'Default Conflict', type: 'CA' },
        { nodeID: '6', text: 'Ann Lee : it is safe', type: 'L' },
        { nodeID: '7', text: 'Asserting', type: 'YA' },
        { nodeID: '8', text: 'Default Transition', type: 'TA' },
        { nodeID: '9', text: 'Arguing', type: 'YA' },
        { nodeID: '10', text: 'Bo : run buses', type: 'L' }
      ],
      edges: [
        ['2', '3'],
        ['3', '1'],
        ['4', '5'],
        ['5', '3'],
        ['6', '7'],
        ['7', '2'],
        ['10', '8'],
        ['8', '6'],
        ['8', '9'],
        ['9', '3']
      ].map(([fromID, toID], at) => ({ edgeID: String(at), fromID, toID, formEdgeID: null })),
      locutions: [
        {
          nodeID: '6',
          personID: '3912',
          timestamp: '2021-04-15 18:46:13',
          start: null,
          end: null,
          source: null
        }
      ]
    }),
    claims: ['Run buses', 'It is safe', 'The survey is small'],
    reasons: ['It is safe + Run buses', 'The survey is small - (It is safe + Run buses)'],
    problems: ['omitted', 'omitted', 'omitted']
  },
  {
    title: 'xAIF of OVA3',
    format: 'xaif',
    text: json({
      AIF: {
        nodes: [
          { nodeID: '0_1649', text: 'Run buses', type: 'I' },
          { nodeID: '1_1649', text: 'It is safe', type: 'I' },
          { nodeID: '2_1649', text: 'Default Inference', type: 'RA' },
          { nodeID: '3_1649', text: 'Ann Lee : it is safe', type: 'L' },
          { nodeID: '4_1649', text: 'Asserting', type: 'YA' }
        ],
        edges: [
          { edgeID: 1, fromID: '1_1649', toID: '2_1649' },
          { edgeID: 2, fromID: '2_1649', toID: '0_1649' },
          { edgeID: 3, fromID: '3_1649', toID: '4_1649' },
          { edgeID: 4, fromID: '4_1649', toID: '1_1649' }
        ],
        schemefulfillments: [{ nodeID: '2_1649', schemeID: '72' }],
        descriptorfulfillments: null,
        participants: [{ participantID: 1, firstname: 'Ann', surname: 'Lee' }],
        locutions: [{ nodeID: '3_1649', personID: 1, start: null, end: null }]
      },
      text: '<span class="highlighted" id="node1_1649">it is safe</span><br>',
      dialog: true,
      OVA: {
        firstname: '',
        surname: '',
        url: '',
        nodes: [{ nodeID: '0_1649', visible: true, x: 1, y: 2 }],
        edges: []
      }
    }),
    claims: ['Run buses', 'It is safe'],
    reasons: ['It is safe + Run buses'],
    problems: ['omitted', 'omitted']
  },
  {
    title: 'SADFace of MonkeyPuzzle',
    format: 'sadface',
    text: json({
      analyst_email: 'a@example.org',
      analyst_name: 'A',
      created: '2017-07-11T16:32:36',
      edited: '2017-07-11T16:32:36',
      id: '94a975db',
      metadata: {},
      nodes: [
        { id: 'a1', metadata: {}, sources: [], text: 'Run buses', type: 'atom' },
        {
          id: 'a2',
          metadata: {},
          sources: [{ resource_id: 'r1', text: 'is safe', offset: 3, length: 7 }],
          text: 'It is safe',
          type: 'atom'
        },
        { id: 's1', metadata: {}, name: 'Support', type: 'scheme' },
        { id: 'a3', metadata: {}, sources: [], text: 'It is dear', type: 'atom' },
        { id: 's2', metadata: {}, name: 'Attack', type: 'scheme' }
      ],
      edges: [
        ['a2', 's1'],
        ['s1', 'a1'],
        ['a3', 's2'],
        ['s2', 'a1']
      ].map(([source_id, target_id], at) => ({ id: `e${at}`, source_id, target_id })),
      resources: [{ id: 'r1', content: 'It is safe.', metadata: {}, type: 'text' }]
    }),
    claims: ['Run buses', 'It is safe', 'It is dear'],
    reasons: ['It is safe + Run buses', 'It is dear - Run buses']
  },
  {
    title: 'MindMup, version 2, with icons and notes',
    format: 'mindmup',
    text: json({
      formatVersion: 2,
      id: 1,
      title: 'Run buses',
      attr: { icon: { url: 'data:image/png;base64,AAAA', width: 10, height: 10, position: 'left' } },
      ideas: {
        1: {
          id: 2,
          title: 'group',
          attr: { group: 'supporting', contentLocked: true },
          ideas: { 1: { id: 3, title: 'It is safe', attr: { note: { index: 1, text: 'A survey.' } } } }
        },
        '-1': {
          id: 4,
          title: 'group',
          attr: { group: 'opposing' },
          ideas: { 1: { id: 5, title: 'It is dear' } }
        }
      }
    }),
    claims: ['Run buses', 'It is safe', 'It is dear'],
    reasons: ['It is safe + Run buses', 'It is dear - Run buses'],
    problems: ['omitted']
  },
  {
    title: 'MindMup, version 3',
    format: 'mindmup',
    text: json({
      formatVersion: 3,
      id: 'root',
      title: '',
      ideas: {
        1: {
          id: '1',
          title: 'Run buses',
          ideas: {
            1: {
              id: '2',
              title: 'group',
              attr: { group: 'supporting' },
              ideas: { 1: { id: '3', title: 'It is safe' }, 2: { id: '4', title: 'Safe is good' } }
            }
          }
        }
      }
    }),
    claims: ['Run buses', 'It is safe', 'Safe is good'],
    reasons: ['It is safe & Safe is good + Run buses']
  },
  {
    title: 'OPML of Workflowy',
    format: 'opml',
    text: '<?xml version="1.0"?><opml version="2.0"><head><ownerEmail>a@example.org</ownerEmail></head><body><outline text="Run &lt;b&gt;buses&lt;/b&gt;" _note="So it is."><outline text="+ It is safe" _complete="true"/><outline text="Con: It is dear"/></outline></body></opml>',
    claims: ['Run buses', 'It is safe', 'It is dear'],
    reasons: ['It is safe + Run buses', 'It is dear - Run buses']
  },
  {
    title: 'OPML of Dynalist',
    format: 'opml',
    text: '\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<opml version="2.0">\r\n<head><title>Buses</title><flavor>dynalist</flavor><source>https://dynalist.io</source></head>\r\n<body><outline text="Run buses" checkbox="true"><outline text="**Pro:** It is safe" colorLabel="1"/><outline text="__Con__: It is dear" complete="true"/></outline></body>\r\n</opml>',
    claims: ['Run buses', 'It is safe', 'It is dear'],
    reasons: ['It is safe + Run buses', 'It is dear - Run buses']
  },
  {
    title: 'GraphML of Argunet, in groups',
    format: 'argunet',
    text: `<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:arg="http://www.argunet.org/xml/argml"><key attr.name="arg.debate" for="graph" id="d0"/><key attr.name="arg.node" for="node" id="d2"/><key attr.name="arg.edge" for="edge" id="d4"/><graph edgedefault="directed" id="G"><data key="d0"><arg:map><arg:debate identifier="x"><arg:title>Buses</arg:title></arg:debate></arg:map></data><node id="n0" yfiles.foldertype="group"><data key="d2"><arg:group id="g"><arg:title>Policy</arg:title></arg:group></data><graph id="n0:"><node id="n0::n0"><data key="d2"><arg:thesis id="t1"><arg:title>Buses</arg:title><arg:content>Run buses</arg:content></arg:thesis></data></node><node id="n0::n1" yfiles.foldertype="group"><graph id="n0::n1:"><node id="n0::n1::n0"><data key="d2"><arg:thesis id="t2"><arg:title>Safe</arg:title><arg:content>It is safe</arg:content></arg:thesis></data></node></graph></node></graph></node><edge id="e0" source="n0::n1::n0" target="n0::n0"><data key="d4"><arg:edge type="support"/></data></edge></graph></graphml>`,
    claims: ['Run buses', 'It is safe'],
    reasons: ['It is safe + Run buses']
  },
  {
    title: 'Argdown JSON without what is drawn',
    format: 'argdown-json',
    text: '{"arguments":{"Safety":{"type":"argument","title":"Safety","relations":[],"members":[{"type":"statement","role":"argument-description","title":"Safety","text":"It is safe."}]}},"statements":{"Buses":{"type":"equivalence-class","title":"Buses","relations":[],"members":[{"type":"statement","role":"top-level-statement","title":"Buses","text":"Run buses."}]}},"relations":[{"type":"relation","relationType":"support","from":"Safety","fromType":"argument","to":"Buses","toType":"equivalence-class"}]}',
    claims: ['Run buses.', 'It is safe.'],
    reasons: ['It is safe. + Run buses.']
  },
  {
    title: 'TGF of Windows, with names',
    format: 'tgf',
    text: '1 Run buses\r\n2 It is dear\r\n#\r\n2 1\r\n',
    claims: ['Run buses', 'It is dear'],
    reasons: ['It is dear - Run buses']
  },
  {
    title: 'APX',
    format: 'apx',
    text: '% a comment\narg(a1).\narg(a2).\natt(a2,a1).\n',
    claims: ['a1', 'a2'],
    reasons: ['a2 - a1']
  },
  {
    title: 'a framework of ICCMA',
    format: 'af',
    text: '# made\np af 2\n2 1\n',
    claims: ['1', '2'],
    reasons: ['2 - 1']
  },
  {
    title: 'BibTeX of Zotero',
    format: 'bibtex',
    text: '\n@article{lijphart_unequal_1997,\n\ttitle = {Unequal {Participation}: {Democracy}’s Dilemma},\n\tvolume = {91},\n\tissn = {0003-0554},\n\turl = {https://example.org/a},\n\tdoi = {10.2307/2952255},\n\tlanguage = {en},\n\tnumber = {1},\n\turldate = {2024-01-02},\n\tjournal = {American Political Science Review},\n\tauthor = {Lijphart, Arend and {World Bank}},\n\tmonth = mar,\n\tyear = {1997},\n\tkeywords = {a, b},\n\tfile = {Full Text:/home/x.pdf:application/pdf},\n\tpages = {1--14},\n}\n',
    claims: ['Unequal Participation: Democracy’s Dilemma'],
    reasons: []
  },
  {
    title: 'RIS of EndNote',
    format: 'ris',
    text: '\uFEFFTY  - JOUR\r\nAU  - Lijphart, Arend\r\nPY  - 1997\r\nDA  - 1997/03//\r\nTI  - Unequal Participation\r\nT2  - American Political Science Review\r\nSP  - 1\r\nEP  - 14\r\nUR  - https://example.org/a\r\nID  - 12\r\nER  - \r\n\r\n\r\n',
    claims: ['Unequal Participation'],
    reasons: []
  },
  {
    title: 'CSL-JSON of Zotero',
    format: 'csl',
    text: json([
      {
        id: 'http://zotero.org/users/1/items/A',
        type: 'book',
        title: 'Full Participation',
        issued: { 'date-parts': [['2009']] },
        author: [{ family: 'Birch', given: 'Sarah' }]
      }
    ]),
    claims: ['Full Participation'],
    reasons: []
  }
];

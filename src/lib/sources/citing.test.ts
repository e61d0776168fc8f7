import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sources } from '../../../tests/arbitrary-source.ts';
import type { Source } from '../model/map.ts';
import { type CitingStyle, cite, STYLES, spokenCite } from './citing.ts';
import type { Name } from './names.ts';

const source = (fields: Partial<Source>): Source => ({ id: 's-1', type: 'document', ...fields });
const on = (...parts: number[]) => ({ 'date-parts': [parts] });

/** 'Ann Lee; van der Ploeg, Atze; =ICRC': persons in their usual order or inverted, bodies after '='. */
function people(names: string): Name[] {
  return names.split('; ').map((name) => {
    if (name.startsWith('=')) return { literal: name.slice(1) };
    const [family, given, suffix] = name.split(', ');
    if (given) return { family: family!, given, ...(suffix && { suffix }) };
    const words = name.split(' ');
    return { family: words.at(-1)!, given: words.slice(0, -1).join(' ') };
  });
}

/** With italics between asterisks. */
function marked(fields: Partial<Source>, style: CitingStyle, card = {}): string {
  const { runs, text } = cite(source(fields), style, card);
  expect(runs.map((run) => run.text).join('')).toBe(text);
  return runs.map((run) => (run.italic ? `*${run.text}*` : run.text)).join('');
}

describe('APA, 7th edition: the examples of its own site, and of the manual', () => {
  test.each<[Partial<Source>, string]>([
    [
      {
        type: 'article-journal',
        author: people('Julie S. Grady; Mai Her; Gena Moreno; Carol Perez; Jane Yelinek'),
        issued: on(2019, 7),
        title:
          'Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States',
        'container-title': 'Psychology of Popular Media Culture',
        volume: 8,
        issue: 3,
        page: '207-217',
        DOI: '10.1037/ppm0000185'
      },
      'Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States. *Psychology of Popular Media Culture*, *8*(3), 207–217. https://doi.org/10.1037/ppm0000185'
    ],
    [
      {
        type: 'article-newspaper',
        author: people('Benedict Carey'),
        issued: on(2019, 3, 22),
        title: 'Can we get better at forgetting?',
        'container-title': 'The New York Times',
        URL: 'https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html'
      },
      'Carey, B. (2019, March 22). Can we get better at forgetting? *The New York Times*. https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html'
    ],
    [
      {
        type: 'article-newspaper',
        author: people('C. Harlan'),
        issued: on(2013, 4, 2),
        title: 'North Korea vows to restart shuttered nuclear reactor that can make bomb-grade plutonium',
        'container-title': 'The Washington Post',
        page: 'A1, A4'
      },
      'Harlan, C. (2013, April 2). North Korea vows to restart shuttered nuclear reactor that can make bomb-grade plutonium. *The Washington Post*, A1, A4.'
    ],
    [
      {
        type: 'book',
        author: people('L. M. Jackson'),
        issued: on(2019),
        title: 'The psychology of prejudice: From attitudes to social action',
        edition: 2,
        publisher: 'American Psychological Association',
        DOI: '10.1037/0000168-000'
      },
      'Jackson, L. M. (2019). *The psychology of prejudice: From attitudes to social action* (2nd ed.). American Psychological Association. https://doi.org/10.1037/0000168-000'
    ],
    [
      {
        type: 'book',
        editor: people('P. Kesharwani'),
        issued: on(2020),
        title: 'Nanotechnology based approaches for tuberculosis treatment',
        publisher: 'Academic Press'
      },
      'Kesharwani, P. (Ed.). (2020). *Nanotechnology based approaches for tuberculosis treatment*. Academic Press.'
    ],
    [
      {
        type: 'chapter',
        author: people('L. Aron; M. Botella; T. Lubart'),
        editor: people('R. F. Subotnik; P. Olszewski-Kubilius; F. C. Worrell'),
        issued: on(2019),
        title: 'Culinary arts: Talent and their development',
        'container-title':
          'The psychology of high performance: Developing human potential into domain-specific talent',
        page: '345-359',
        publisher: 'American Psychological Association',
        DOI: '10.1037/0000120-016'
      },
      'Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts: Talent and their development. In R. F. Subotnik, P. Olszewski-Kubilius, & F. C. Worrell (Eds.), *The psychology of high performance: Developing human potential into domain-specific talent* (pp. 345–359). American Psychological Association. https://doi.org/10.1037/0000120-016'
    ],
    [
      {
        type: 'chapter',
        author: people('J. P. Dillard'),
        editor: people('M. B. Oliver; A. A. Raney; J. Bryant'),
        issued: on(2020),
        title: 'Currents in the study of persuasion',
        'container-title': 'Media effects: Advances in theory and research',
        edition: '4th',
        page: '115-129',
        publisher: 'Routledge'
      },
      'Dillard, J. P. (2020). Currents in the study of persuasion. In M. B. Oliver, A. A. Raney, & J. Bryant (Eds.), *Media effects: Advances in theory and research* (4th ed., pp. 115–129). Routledge.'
    ],
    [
      {
        type: 'entry-dictionary',
        author: people('=Merriam-Webster'),
        title: 'Self-report',
        'container-title': 'Merriam-Webster.com dictionary',
        accessed: on(2019, 7, 12),
        URL: 'https://www.merriam-webster.com/dictionary/self-report'
      },
      'Merriam-Webster. (n.d.). Self-report. In *Merriam-Webster.com dictionary*. Retrieved July 12, 2019, from https://www.merriam-webster.com/dictionary/self-report'
    ],
    [
      {
        type: 'report',
        author: people('=National Cancer Institute'),
        issued: on(2019),
        title: 'Taking time: Support for people with cancer',
        number: 'NIH Publication No. 18-2059',
        publisher: 'U.S. Department of Health and Human Services, National Institutes of Health',
        URL: 'https://www.cancer.gov/publications/patient-education/takingtime.pdf'
      },
      'National Cancer Institute. (2019). *Taking time: Support for people with cancer* (NIH Publication No. 18-2059). U.S. Department of Health and Human Services, National Institutes of Health. https://www.cancer.gov/publications/patient-education/takingtime.pdf'
    ],
    [
      {
        type: 'report',
        author: people('D. Fried; A. Polyakova'),
        issued: on(2018),
        title: 'Democratic defense against disinformation',
        publisher: 'Atlantic Council',
        URL: 'https://www.atlanticcouncil.org/images/publications/Democratic_Defense_Against_Disinformation_FINAL.pdf'
      },
      'Fried, D., & Polyakova, A. (2018). *Democratic defense against disinformation*. Atlantic Council. https://www.atlanticcouncil.org/images/publications/Democratic_Defense_Against_Disinformation_FINAL.pdf'
    ],
    [
      {
        type: 'thesis',
        author: people('C. Miranda'),
        issued: on(2019, 5),
        title:
          'Exploring the lived experiences of foster youth who obtained graduate level degrees: Self-efficacy, resilience, and the impact on identity development',
        genre: 'PhD diss.',
        publisher: 'Pepperdine University',
        'container-title': 'Pepperdine Digital Commons',
        URL: 'https://digitalcommons.pepperdine.edu/etd/1109'
      },
      'Miranda, C. (2019). *Exploring the lived experiences of foster youth who obtained graduate level degrees: Self-efficacy, resilience, and the impact on identity development* [Doctoral dissertation, Pepperdine University]. Pepperdine Digital Commons. https://digitalcommons.pepperdine.edu/etd/1109'
    ],
    [
      {
        type: 'dataset',
        author: people('=Pew Research Center'),
        publisher: 'Pew Research Center',
        issued: on(2018),
        title: 'American trends panel Wave 26',
        URL: 'https://www.pewsocialtrends.org/dataset/american-trends-panel-wave-26/'
      },
      'Pew Research Center. (2018). *American trends panel Wave 26* [Data set]. https://www.pewsocialtrends.org/dataset/american-trends-panel-wave-26/'
    ],
    [
      {
        type: 'webpage',
        author: people('=World Health Organization'),
        'container-title': 'World Health Organization',
        issued: on(2018, 5, 24),
        accessed: on(2020, 1, 1),
        title: 'The top 10 causes of death',
        URL: 'https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death'
      },
      'World Health Organization. (2018, May 24). *The top 10 causes of death*. https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death'
    ],
    [
      {
        type: 'webpage',
        author: people('=National Institute of Mental Health'),
        publisher: 'U.S. Department of Health and Human Services, National Institutes of Health',
        issued: on(2018, 7),
        title: 'Anxiety disorders',
        URL: 'https://www.nimh.nih.gov/health/topics/anxiety-disorders/index.shtml'
      },
      'National Institute of Mental Health. (2018, July). *Anxiety disorders*. U.S. Department of Health and Human Services, National Institutes of Health. https://www.nimh.nih.gov/health/topics/anxiety-disorders/index.shtml'
    ],
    [
      {
        type: 'webpage',
        author: people('=U.S. Census Bureau'),
        publisher: 'U.S. Department of Commerce',
        accessed: on(2020, 1, 9),
        title: 'U.S. and world population clock',
        URL: 'https://www.census.gov/popclock/'
      },
      'U.S. Census Bureau. (n.d.). *U.S. and world population clock*. U.S. Department of Commerce. Retrieved January 9, 2020, from https://www.census.gov/popclock/'
    ],
    [
      {
        type: 'motion_picture',
        author: people('=Harvard University'),
        issued: on(2019, 8, 28),
        title: 'Soft robotic gripper for jellyfish',
        'container-title': 'YouTube',
        URL: 'https://www.youtube.com/watch?v=guRoWTYfxMs'
      },
      'Harvard University. (2019, August 28). *Soft robotic gripper for jellyfish* [Video]. YouTube. https://www.youtube.com/watch?v=guRoWTYfxMs'
    ],
    [
      {
        type: 'speech',
        author: people('King, Martin Luther, Jr.'),
        issued: on(1963, 8, 28),
        title: 'I have a dream',
        genre: 'Speech audio recording',
        publisher: 'American Rhetoric',
        URL: 'https://www.americanrhetoric.com/speeches/mlkihaveadream.htm'
      },
      'King, M. L., Jr. (1963, August 28). *I have a dream* [Speech audio recording]. American Rhetoric. https://www.americanrhetoric.com/speeches/mlkihaveadream.htm'
    ],
    [
      {
        type: 'treaty',
        author: people('=United Nations'),
        issued: on(1989, 11, 20),
        title: 'United Nations Convention on the Rights of the Child',
        URL: 'https://www.ohchr.org/en/professionalinterest/pages/crc.aspx'
      },
      'United Nations Convention on the Rights of the Child, November 20, 1989, https://www.ohchr.org/en/professionalinterest/pages/crc.aspx'
    ],
    [
      {
        type: 'legislation',
        title: 'Every Student Succeeds Act',
        number: '20 U.S.C. § 6301',
        issued: on(2015),
        URL: 'https://www.congress.gov/114/plaws/publ95/PLAW-114publ95.pdf'
      },
      'Every Student Succeeds Act, 20 U.S.C. § 6301 (2015). https://www.congress.gov/114/plaws/publ95/PLAW-114publ95.pdf'
    ],
    [
      {
        type: 'article-newspaper',
        title: 'Seimas pritarė pasitraukimui iš Kasetinių šaudmenų konvencijos',
        'container-title': 'LRT',
        issued: on(2024, 7, 18),
        language: 'lt'
      },
      'Seimas pritarė pasitraukimui iš Kasetinių šaudmenų konvencijos. (2024, July 18). *LRT*.'
    ]
  ])('%#', (fields, text) => expect(marked(fields, 'apa')).toBe(text));

  test('of more than twenty authors the first nineteen and the last', () => {
    const author =
      'Kalnay Kanamitsu Kistler Collins Deaven Gandin Iredell Saha White Woollen Zhu Chelliah Ebisuzaki Higgins Janowiak Mo Ropelewski Wang Leetmaa Reynolds Joseph'
        .split(' ')
        .map((family) => ({ family, given: 'E.' }));
    const { text } = cite(source({ author, title: 'A' }), 'apa');
    expect(text).toMatch(/^Kalnay, E., .*Wang, E., Leetmaa, E., \. \. \. Joseph, E. \(n.d.\)\. A\.$/);
    expect(cite(source({ author: author.slice(1), title: 'A' }), 'apa').text).toContain(
      'Reynolds, E., & Joseph, E.'
    );
  });
});

describe('MLA, 9th edition: the examples of the handbook and of its site', () => {
  test.each<[Partial<Source>, string]>([
    [
      {
        type: 'book',
        author: people('Alan Jacobs'),
        title: 'The Pleasures of Reading in an Age of Distraction',
        publisher: 'Oxford UP',
        issued: on(2011, 5)
      },
      'Jacobs, Alan. *The Pleasures of Reading in an Age of Distraction*. Oxford UP, 2011.'
    ],
    [
      {
        type: 'book',
        author: people('Michael Dorris; Louise Erdrich'),
        title: 'The Crown of Columbus',
        publisher: 'HarperCollins Publishers',
        issued: on(1999)
      },
      'Dorris, Michael, and Louise Erdrich. *The Crown of Columbus*. HarperCollins Publishers, 1999.'
    ],
    [
      {
        type: 'book',
        author: people('Rita Charon; Sayantani DasGupta; Nellie Hermann'),
        title: 'The Principles and Practice of Narrative Medicine',
        publisher: 'Oxford UP',
        issued: on(2017)
      },
      'Charon, Rita, et al. *The Principles and Practice of Narrative Medicine*. Oxford UP, 2017.'
    ],
    [
      {
        type: 'book',
        editor: people('Merlin Holland; Rupert Hart-Davis'),
        title: 'The Complete Letters of Oscar Wilde',
        publisher: 'Henry Holt',
        issued: on(2000)
      },
      'Holland, Merlin, and Rupert Hart-Davis, editors. *The Complete Letters of Oscar Wilde*. Henry Holt, 2000.'
    ],
    [
      {
        type: 'chapter',
        author: people('James A. Dewar; Ang, Peng Hwa'),
        title: 'The Cultural Consequences of Printing and the Internet',
        'container-title': 'Agent of Change: Print Culture Studies after Elizabeth L. Eisenstein',
        editor: people('Sabrina Alcorn Baron; Eric N. Lindquist; Eleanor F. Shevlin'),
        publisher: 'U of Massachusetts P',
        issued: on(2007),
        page: '365-77'
      },
      'Dewar, James A., and Peng Hwa Ang. “The Cultural Consequences of Printing and the Internet.” *Agent of Change: Print Culture Studies after Elizabeth L. Eisenstein*, edited by Sabrina Alcorn Baron et al., U of Massachusetts P, 2007, pp. 365-77.'
    ],
    [
      {
        type: 'article-journal',
        author: people('Naomi S. Baron'),
        title: 'Redefining Reading: The Impact of Digital Communication Media',
        'container-title': 'PMLA',
        volume: '128',
        issue: '1',
        issued: on(2013, 1),
        page: '193-200'
      },
      'Baron, Naomi S. “Redefining Reading: The Impact of Digital Communication Media.” *PMLA*, vol. 128, no. 1, Jan. 2013, pp. 193-200.'
    ],
    [
      {
        type: 'article-magazine',
        author: people('William Deresiewicz'),
        title: 'The Death of the Artist—and the Birth of the Creative Entrepreneur',
        'container-title': 'The Atlantic',
        issued: on(2014, 12, 28),
        URL: 'https://www.theatlantic.com/magazine/archive/2015/01/the-death-of-the-artist-and-the-birth-of-the-creative-entrepreneur/383497/'
      },
      'Deresiewicz, William. “The Death of the Artist—and the Birth of the Creative Entrepreneur.” *The Atlantic*, 28 Dec. 2014, www.theatlantic.com/magazine/archive/2015/01/the-death-of-the-artist-and-the-birth-of-the-creative-entrepreneur/383497/.'
    ],
    [
      {
        type: 'post-weblog',
        author: people('Stefanie Hollmichel'),
        title: 'The Reading Brain: Differences between Digital and Print',
        'container-title': 'So Many Books',
        issued: on(2013, 4, 25),
        URL: 'https://somanybooksblog.com/2013/04/25/the-reading-brain-differences-between-digital-and-print/'
      },
      'Hollmichel, Stefanie. “The Reading Brain: Differences between Digital and Print.” *So Many Books*, 25 Apr. 2013, somanybooksblog.com/2013/04/25/the-reading-brain-differences-between-digital-and-print/.'
    ],
    [
      {
        type: 'report',
        author: people('=National Endowment for the Arts'),
        publisher: 'National Endowment for the Arts',
        title: 'Reading at Risk: A Survey of Literary Reading in America',
        issued: on(2004, 6)
      },
      '*Reading at Risk: A Survey of Literary Reading in America*. National Endowment for the Arts, June 2004.'
    ],
    [
      {
        type: 'thesis',
        author: people('Jesse Njus'),
        title: 'Performing the Passion: A Study on the Nature of Medieval Acting',
        issued: on(2010),
        publisher: 'Northwestern U',
        genre: 'PhD diss.',
        'container-title': 'ProQuest',
        URL: 'https://search.proquest.com/docview/305212264?accountid=7432'
      },
      'Njus, Jesse. *Performing the Passion: A Study on the Nature of Medieval Acting*. 2010. Northwestern U, PhD dissertation. *ProQuest*, search.proquest.com/docview/305212264?accountid=7432.'
    ],
    [
      {
        type: 'motion_picture',
        author: people('Jane McGonigal'),
        title: 'Gaming and Productivity',
        'container-title': 'YouTube',
        issued: on(2012, 7, 3),
        URL: 'https://www.youtube.com/watch?v=mkdzy9bWW3E'
      },
      'McGonigal, Jane. “Gaming and Productivity.” *YouTube*, 3 July 2012, www.youtube.com/watch?v=mkdzy9bWW3E.'
    ],
    [
      {
        type: 'webpage',
        title: 'Who Says “No”?',
        'container-title': 'LRT',
        accessed: on(2026, 9, 5),
        DOI: '10.1/x'
      },
      '“Who Says ‘No’?” *LRT*, https://doi.org/10.1/x. Accessed 5 Sept. 2026.'
    ],
    [{ type: 'webpage', title: 'Who Says “No”', publisher: 'LRT' }, '“Who Says ‘No.’” LRT.'],
    [{ type: 'webpage', title: 'Who Says "No!"', publisher: 'LRT' }, '“Who Says ‘No!’” LRT.']
  ])('%#', (fields, text) => expect(marked(fields, 'mla')).toBe(text));
});

const chicagoExamples: [Partial<Source>, string, string, string?][] = [
  [
    {
      type: 'book',
      author: people('Charles Yu'),
      title: 'Interior Chinatown',
      publisher: 'Pantheon Books',
      'publisher-place': 'New York',
      issued: on(2020)
    },
    'Yu, Charles. *Interior Chinatown*. Pantheon Books, 2020.',
    'Charles Yu, *Interior Chinatown* (Pantheon Books, 2020), 45.',
    'p. 45'
  ],
  [
    {
      type: 'book',
      author: people('Amy J. Binder; Jeffrey L. Kidder'),
      title:
        'The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today',
      publisher: 'University of Chicago Press',
      issued: on(2022)
    },
    'Binder, Amy J., and Jeffrey L. Kidder. *The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today*. University of Chicago Press, 2022.',
    'Amy J. Binder and Jeffrey L. Kidder, *The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today* (University of Chicago Press, 2022), 117–18.',
    '117-18'
  ],
  [
    {
      type: 'chapter',
      author: people('Kathleen Doyle'),
      title: 'The Queen Mary Psalter',
      'container-title': 'The Book by Design: The Remarkable Story of the World’s Greatest Invention',
      editor: people('P. J. M. Marks; Stephen Parkin'),
      publisher: 'University of Chicago Press',
      issued: on(2023),
      page: '60-70'
    },
    'Doyle, Kathleen. “The Queen Mary Psalter.” In *The Book by Design: The Remarkable Story of the World’s Greatest Invention*, edited by P. J. M. Marks and Stephen Parkin. University of Chicago Press, 2023.',
    'Kathleen Doyle, “The Queen Mary Psalter,” in *The Book by Design: The Remarkable Story of the World’s Greatest Invention*, ed. P. J. M. Marks and Stephen Parkin (University of Chicago Press, 2023), 64.',
    '64'
  ],
  [
    {
      type: 'article-journal',
      author: people('Hyeyoung Kwon'),
      title: 'Inclusion Work: Children of Immigrants Claiming Membership in Everyday Life',
      'container-title': 'American Journal of Sociology',
      volume: 127,
      issue: 6,
      page: '1842-1859',
      issued: on(2022, 5),
      DOI: '10.1086/720277'
    },
    'Kwon, Hyeyoung. “Inclusion Work: Children of Immigrants Claiming Membership in Everyday Life.” *American Journal of Sociology* 127, no. 6 (2022): 1842–59. https://doi.org/10.1086/720277.',
    'Hyeyoung Kwon, “Inclusion Work: Children of Immigrants Claiming Membership in Everyday Life,” *American Journal of Sociology* 127, no. 6 (2022): 1842–59, https://doi.org/10.1086/720277.'
  ],
  [
    {
      type: 'article-journal',
      author: people('Emily L. Dittmar; Douglas W. Schemske'),
      title: 'Temporal Variation in Selection Influences Microgeographic Local Adaptation',
      'container-title': 'American Naturalist',
      volume: '202',
      issue: '4',
      page: '471-85',
      issued: on(2023),
      DOI: '10.1086/725865'
    },
    'Dittmar, Emily L., and Douglas W. Schemske. “Temporal Variation in Selection Influences Microgeographic Local Adaptation.” *American Naturalist* 202, no. 4 (2023): 471–85. https://doi.org/10.1086/725865.',
    'Emily L. Dittmar and Douglas W. Schemske, “Temporal Variation in Selection Influences Microgeographic Local Adaptation,” *American Naturalist* 202, no. 4 (2023): 480, https://doi.org/10.1086/725865.',
    '480'
  ],
  [
    {
      type: 'article-newspaper',
      author: people('Dani Blum'),
      title: 'Are Flax Seeds All That?',
      'container-title': 'New York Times',
      issued: on(2023, 12, 13),
      URL: 'https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html'
    },
    'Blum, Dani. “Are Flax Seeds All That?” *New York Times*, December 13, 2023. https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.',
    'Dani Blum, “Are Flax Seeds All That?,” *New York Times*, December 13, 2023, https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.'
  ],
  [
    {
      type: 'article-magazine',
      author: people('Rebecca Mead'),
      title: 'Terms of Aggrievement',
      'container-title': 'New Yorker',
      issued: on(2023, 12, 18)
    },
    'Mead, Rebecca. “Terms of Aggrievement.” *New Yorker*, December 18, 2023.',
    'Rebecca Mead, “Terms of Aggrievement,” *New Yorker*, December 18, 2023, 21.',
    '21'
  ],
  [
    {
      type: 'article-newspaper',
      title: 'Head to Streaming For Premieres',
      'container-title': 'New York Times',
      issued: on(2020, 11, 15)
    },
    '*New York Times*. “Head to Streaming For Premieres.” November 15, 2020.',
    '“Head to Streaming For Premieres,” *New York Times*, November 15, 2020.'
  ],
  [
    {
      type: 'webpage',
      author: people('=Google'),
      title: 'Privacy Policy',
      'container-title': 'Privacy & Terms',
      issued: { literal: 'effective November 15, 2023' },
      URL: 'https://policies.google.com/privacy'
    },
    'Google. “Privacy Policy.” Privacy & Terms. Effective November 15, 2023. https://policies.google.com/privacy.',
    'Google, “Privacy Policy,” Privacy & Terms, effective November 15, 2023, https://policies.google.com/privacy.'
  ],
  [
    {
      type: 'webpage',
      author: people('=Yale University'),
      title: 'About Yale: Yale Facts',
      'container-title': 'Yale University',
      accessed: on(2022, 3, 8),
      URL: 'https://www.yale.edu/about-yale/yale-facts'
    },
    'Yale University. “About Yale: Yale Facts.” Accessed March 8, 2022. https://www.yale.edu/about-yale/yale-facts.',
    'Yale University, “About Yale: Yale Facts,” accessed March 8, 2022, https://www.yale.edu/about-yale/yale-facts.'
  ],
  [
    {
      type: 'thesis',
      author: people('Blajer de la Garza, Yuna'),
      title: 'A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies',
      genre: 'PhD diss.',
      publisher: 'University of Chicago',
      'container-title': 'ProQuest (13865986)',
      issued: on(2019)
    },
    'Blajer de la Garza, Yuna. “A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies.” PhD diss., University of Chicago, 2019. ProQuest (13865986).',
    'Yuna Blajer de la Garza, “A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies” (PhD diss., University of Chicago, 2019), 66–67, ProQuest (13865986).',
    '66–67'
  ],
  [
    {
      type: 'speech',
      author: people('Vaitea Cowan'),
      title: 'How Green Hydrogen Could End the Fossil Fuel Era',
      'event-title': 'TED Talk, Vancouver, BC',
      issued: on(2022, 4),
      URL: 'https://www.ted.com/talks/vaitea_cowan'
    },
    'Cowan, Vaitea. “How Green Hydrogen Could End the Fossil Fuel Era.” TED Talk, Vancouver, BC, April 2022. https://www.ted.com/talks/vaitea_cowan.',
    'Vaitea Cowan, “How Green Hydrogen Could End the Fossil Fuel Era,” TED Talk, Vancouver, BC, April 2022, https://www.ted.com/talks/vaitea_cowan.'
  ],
  [
    {
      type: 'treaty',
      title: 'Convention on Cluster Munitions',
      number: '2688 UNTS 39',
      issued: on(2008, 5, 30)
    },
    'Convention on Cluster Munitions. 2688 UNTS 39, May 30, 2008.',
    'Convention on Cluster Munitions, 2688 UNTS 39, May 30, 2008, art. 20.',
    'art. 20'
  ],
  [
    {
      type: 'report',
      author: people('A B; C D; E F; G H; I J; K L; M N'),
      title: 'T',
      genre: 'Research Report',
      number: '7',
      publisher: 'RAND'
    },
    'B, A, C D, E F, et al. *T*. Research Report 7. RAND, n.d.',
    'A B et al., *T* (RAND, n.d.).'
  ]
];

describe('Chicago, 18th edition: the examples of its own guide', () => {
  test.each(chicagoExamples)('bibliography %#', (fields, entry) =>
    expect(marked(fields, 'chicago')).toBe(entry)
  );
  test.each(chicagoExamples)('note %#', (fields, _, note, locator) =>
    expect(marked(fields, 'chicago-note', locator ? { locator } : {})).toBe(note)
  );

  test.each([
    ['3-10', '3–10'],
    ['71-72', '71–72'],
    ['96-117', '96–117'],
    ['100-104', '100–104'],
    ['107-108', '107–8'],
    ['505-517', '505–17'],
    ['321-328', '321–28'],
    ['321-8', '321–28'],
    ['1087-1089', '1087–89'],
    ['1496-1500', '1496–500'],
    ['12991-13001', '12991–3001'],
    ['e12', 'e12']
  ])('pages %s are %s', (page, short) =>
    expect(marked({ type: 'article-journal', 'container-title': 'J', title: 'T', page }, 'chicago')).toBe(
      `“T.” *J*: ${short}.`
    )
  );
});

describe('the cite of a card', () => {
  const news: Partial<Source> = {
    type: 'article-newspaper',
    title: 'Lithuania "quits" treaty',
    author: people('Ann Lee'),
    qualifications: 'professor of law, Vilnius University',
    'container-title': 'Reuters',
    issued: on(2024, 7, 18),
    accessed: on(2026, 11, 23),
    URL: 'https://example.org/1'
  };
  test.each<[Partial<Source>, object, string, string]>([
    [
      news,
      { cutter: 'AB' },
      `Ann Lee, professor of law, Vilnius University, 7-18-2024, "Lithuania 'quits' treaty," Reuters, https://example.org/1, accessed 11-23-2026 // AB`,
      'Lee 2024'
    ],
    [
      { author: people('Ann Lee; van der Ploeg, Atze'), title: 'War?', issued: on(2024, 7), page: '3-4' },
      {},
      'Ann Lee and Atze van der Ploeg, 7-2024, "War?" pp. 3–4',
      'Lee van der Ploeg 2024'
    ],
    [
      { author: people('A B; C D; E F'), title: 'War', issued: on(2024), publisher: 'RAND', page: 3 },
      { locator: 'p. 9' },
      'A B et al., 2024, "War," RAND, p. 9',
      'B 2024'
    ],
    [
      { ...news, author: undefined, qualifications: undefined, issued: undefined, accessed: undefined },
      {},
      `Reuters, no date, "Lithuania 'quits' treaty," https://example.org/1`,
      'Reuters no date'
    ],
    [
      { author: people('=ICRC'), publisher: 'ICRC', title: 'War', issued: { literal: 'spring 2012' } },
      {},
      'ICRC, spring 2012, "War"',
      'ICRC spring 2012'
    ],
    [
      { author: people('King, Martin Luther, Jr.'), issued: on(1963) },
      {},
      'Martin Luther King Jr., 1963',
      'King 1963'
    ]
  ])('%#', (fields, card, text, spoken) => {
    const cited = cite(source(fields), 'nsda', card);
    expect(cited.text).toBe(text);
    expect(
      cited.runs
        .filter((run) => run.spoken)
        .map((run) => run.text)
        .join(' ')
    ).toBe(spoken);
  });
});

test.each<[Partial<Source>, string]>([
  [{ author: people('Ann Lee'), shortName: 'X', issued: on(2024, 7) }, 'Lee 2024'],
  [{ author: people('Ann Lee; Bo Ray'), issued: on(2024) }, 'Lee and Ray 2024'],
  [{ author: people('Ann Lee; Bo Ray; =ICRC'), issued: on(2024) }, 'Lee et al. 2024'],
  [{ author: [{}], shortName: 'Reuters', title: 'A' }, 'Reuters, no date'],
  [{ title: 'A', issued: on(2024) }, 'A 2024']
])('%j is spoken as %s', (fields, text) => expect(spokenCite(source(fields))).toBe(text));

describe('any source in any style', () => {
  const sparse = fc.record(
    {
      id: fc.constant('s-1'),
      type: fc.constantFrom(
        'treaty',
        'legislation',
        'speech',
        'interview',
        'broadcast',
        'webpage',
        'book',
        'chapter',
        'x'
      ),
      title: fc.constantFrom('', 'Why?', 'War.'),
      author: fc.constantFrom([], [{}], people('Ann Lee')),
      editor: fc.constantFrom(people('Bo Ray'), people('=ICRC')),
      'container-title': fc.constantFrom('', 'LRT'),
      publisher: fc.constantFrom('LRT', 'Inc.'),
      issued: fc.constantFrom({}, { 'date-parts': [[]] }, on(2024, 99), { literal: '' }),
      accessed: fc.constant(on(2024, 7, 18)),
      URL: fc.constantFrom('javascript:x', 'https://a.org/?'),
      DOI: fc.constantFrom('', 'x'),
      page: fc.constantFrom('', '0', '9-3', '—'),
      edition: fc.constantFrom('', '1', '11', 22, '3rd edition'),
      number: fc.constantFrom('', 7, 'A/1'),
      genre: fc.constantFrom('', 'Press release')
    },
    { requiredKeys: ['id', 'type'] }
  ) as fc.Arbitrary<Source>;

  test('is there, with no mark twice and nothing missing said', () => {
    const law = fc.property(fc.oneof(sparse, sources), fc.constantFrom(...STYLES), (source, style) => {
      const { runs, text } = cite(source, style, { locator: '3' });
      expect(text).toBe(runs.map((run) => run.text).join(''));
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|null|NaN|javascript:/);
      const parts = Object.values(source)
        .filter((value) => typeof value === 'string')
        .join(' ');
      for (const twice of [/ {2}/, /, ,/, /\.\./]) {
        if (!twice.test(parts)) expect(text.replace('. . .', '')).not.toMatch(twice);
      }
      if (!/[“”"()[\]]/.test(parts)) expect(text).not.toMatch(/“[.,]?”|""|\(\)|\[\]/);
    });
    fc.assert(law, { seed: 8, numRuns: 1000 });
  });
});

// Writes src/lib/text/metrics.ts: the advance widths and the kerning of the bundled fonts.
// Run it after changing the version of a font package: node tools/font-metrics.js
//
// A browser splits a text where the unicode ranges of the package's style sheet change the file, so every
// code point is measured in the file that a browser would take, and pairs are kerned inside one file only.
// The serif's ligatures (fi, ff …) are narrower than their letters; whoever draws the text turns them off.
import { readFileSync, writeFileSync } from 'node:fs';
import { create } from 'fontkit';

const FAMILIES = { serif: 'source-serif-4', sans: 'source-sans-3' };
const MIN_WEIGHT = 0.0045; // of a kerning pair: 1/1000 em per character of prose
const OUT = new URL('../src/lib/text/metrics.ts', import.meta.url);

// Prose in the languages to be kerned best. A pair of characters weighs what it costs in such prose:
// its kerning times its frequency here, smoothed by the frequencies of its two characters.
const PROSE = [
  `Should voting be a duty? The question is older than it looks. In Australia every citizen over eighteen
  must vote, and those who stay away without a good reason pay a small fine; turnout has not fallen below
  ninety per cent since 1924. “A vote is a right,” critics reply, “and a right I am forced to use isn’t a
  right at all.” Yet we do force people to sit on juries, to pay taxes and to send their children to school.
  What, then, is the difference? First, the burden: an hour every three years. Second, the benefit – parties
  that cannot win by keeping the poor at home have to offer them something. Weapons that kill long after
  a war (cluster bombs, for example) raise another kind of question: who answers for the harm? "We can't tell,"
  say states that don't want to know; "they're the enemy's." Why have the largest producers refused? They say
  that no other weapon stops an army so cheaply. However, the evidence for this claim is weak, and what it
  would justify, if true, is far more than anyone wants to defend. The shorter answer, which most experts give,
  is that such stocks should be kept back, not thrown away. On Monday Judge Harris asked Warsaw and Kyiv whether
  the July talks had helped; Russia, France, Turkey and Japan did not reply. NATO, the USA, the UN, the EU and
  WHO all publish figures – see Table 4, Fig. 2; UNESCO and STATISTA do not. Federal courts, Attorney General
  Wolff and People v. Young set two tests: is the duty clear, and does it apply to all? Voters, Voting, Taxes,
  Trust, Years, Parties, Politics, Well, We, You, Yes, When, After, As, An, For, From, Very, Trade, Free.`,
  `Ar balsavimas turi būti pareiga? Šis klausimas senesnis, negu atrodo. Kai kuriose šalyse kiekvienas
  pilietis privalo ateiti prie balsadėžės, o neatėjęs be svarbios priežasties moka nedidelę baudą. „Balsas
  yra teisė, – atsako kritikai, – o teisė, kuria esu verčiamas naudotis, jau nebe teisė.“ Tačiau mes verčiame
  žmones mokėti mokesčius ir leisti vaikus į mokyklą. Kuo tai skiriasi? Pirma, našta menka: viena valanda
  kas ketverius metus. Antra, partijos, kurios negali laimėti palikdamos vargšus namuose, turi jiems ką nors
  pasiūlyti. Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė,
  todėl jie turi elgtis vienas kito atžvilgiu kaip broliai. Valstybės, prisijungusios prie sutarties, negali
  tokių ginklų naudoti, gaminti ar laikyti. Kodėl didžiausi gamintojai atsisakė? Vyriausybė tvirtina, kad joks
  kitas ginklas taip pigiai nesustabdo kariuomenės, bet šio teiginio įrodymai silpni. NATO, JAV, ES ir JTO duomenys
  skiriasi: Latvija, Rusija, Prancūzija ir Turkija tyli, o Vokietija, Kaunas ir Vilnius atsakė trumpai. Vyriausybė,
  Valstybė, Partijos, Teismas, Tai, Taip, Kas, Jei, Tyrimai, Tautos, Po.`,
  `Czy głosowanie powinno być obowiązkiem? To pytanie jest starsze, niż się wydaje. W niektórych krajach każdy
  obywatel musi przyjść do urny, a kto bez ważnego powodu nie przyjdzie, płaci niewielką karę. „Głos to prawo –
  odpowiadają krytycy – a prawo, z którego muszę korzystać, nie jest już prawem.” Zmuszamy jednak ludzi do
  płacenia podatków i posyłania dzieci do szkoły. Na czym polega różnica? Po pierwsze, ciężar jest mały: jedna
  godzina co cztery lata. Po drugie, partie, które nie mogą wygrać, zostawiając biednych w domu, muszą im coś
  zaproponować. Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni
  obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa. Państwa, które
  przystąpiły do traktatu, nie mogą takiej broni używać, wytwarzać ani przechowywać. Dlaczego najwięksi
  producenci odmówili? Twierdzą, że żadna inna broń nie zatrzymuje armii tak tanio, ale dowody są słabe. NATO, USA,
  UE i ONZ podają różne dane: Francja, Rosja, Turcja, Wielka Brytania i Kanada milczą; Polska odpowiedziała krótko.
  Wybory, Wyborcy, Każdy, Tak, Te, Ta, Rząd, Podatki, Prawo, Fakty.`,
  `Чи має голосування бути обов’язком? Це питання старше, ніж здається. У деяких країнах кожен громадянин
  мусить прийти до скриньки, а хто без поважної причини не прийде, платить невеликий штраф. «Голос – це право, –
  відповідають критики, – а право, яким мене змушують користуватися, вже не право». Проте ми змушуємо людей
  сплачувати податки й віддавати дітей до школи. У чому ж різниця? По-перше, тягар малий: одна година раз на
  чотири роки. По-друге, партії, які не можуть перемогти, лишаючи бідних удома, мусять їм щось запропонувати.
  Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і повинні
  діяти у відношенні один до одного в дусі братерства. Держави, що приєдналися до договору, не можуть таку
  зброю вживати, виробляти чи зберігати. Чому найбільші виробники відмовилися? Уряд твердить, що жодна інша
  зброя не зупиняє військо так дешево, але докази цього слабкі. Ґрунт, об’єкт, фільтр, єдність, їжак. НАТО, США,
  ЄС та ООН наводять різні числа: Україна, Росія, Франція, Туреччина й Харків мовчать; Рада, Галичина, Тернопіль,
  Фастів і Суми відповіли стисло. Пункт угоди, глава, тло, купує, світло – усе це ухвалено. Громадяни, Гроші,
  Група, Голова, Тому, Так, Треба, Рішення, Реформа, Суд, Хто, Учні, Партії, Президент, Газета.`
].map((text) => text.replace(/\s+/g, ' '));

/**
 * The font files of a face, the one that a browser asks first at the front, each with its code points.
 * @param {string} family
 * @param {number} weight
 */
function filesOf(family, weight) {
  const root = new URL(`../node_modules/@fontsource/${family}/`, import.meta.url);
  const css = readFileSync(new URL(`${weight}.css`, root), 'utf8');
  const rule = new RegExp(`/\\* ${family}-(\\S+)-${weight}-normal \\*/[^}]+?unicode-range: ([^;]+);`, 'g');
  const files = Array.from(css.matchAll(rule), ([, subset = '', ranges = '']) => {
    const font = create(readFileSync(new URL(`files/${family}-${subset}-${weight}-normal.woff2`, root)));
    if (font.unitsPerEm !== 1000)
      throw new Error(`${family} ${subset}: ${font.unitsPerEm} units per em, not 1000`);
    const bounds = ranges.split(',').map((range) =>
      range
        .slice(2)
        .split('-')
        .map((hex) => parseInt(hex, 16))
    );
    const inRange = (c) => bounds.some(([from, to = from]) => from <= c && c <= to);
    return { subset, ranges, font, codePoints: new Set(font.characterSet.filter(inRange)) };
  });
  return files.reverse(); // of two rules that hold a code point, CSS takes the later one
}

/** The advance of every code point of a face, in the file that a browser takes for it. */
function advancesOf(files) {
  const advances = new Map();
  for (const { font, codePoints } of files) {
    for (const c of codePoints) if (!advances.has(c)) advances.set(c, font.glyphForCodePoint(c).advanceWidth);
  }
  return new Map([...advances].sort(([a], [b]) => a - b));
}

/** How often each pair of characters stands in running text, smoothed. */
function pairFrequencies() {
  const single = new Map();
  const pairs = new Map();
  for (const text of PROSE) {
    for (let i = 0; i < text.length; i++) {
      single.set(text[i], (single.get(text[i]) ?? 0) + 1 / text.length);
      const pair = text.slice(i, i + 2);
      if (pair.length === 2) pairs.set(pair, (pairs.get(pair) ?? 0) + 1 / text.length);
    }
  }
  return {
    characters: [...single.keys()].sort(),
    of: (a, b) => (pairs.get(a + b) ?? 0) + 0.03 * single.get(a) * single.get(b)
  };
}

/** The pairs of a face that matter in prose, each { left, right, value in 1/1000 em }. */
function kerningOf(files) {
  const frequency = pairFrequencies();
  const fileOf = (character) => files.find((file) => file.codePoints.has(character.codePointAt(0)));
  const found = [];
  for (const left of frequency.characters) {
    const file = fileOf(left);
    for (const right of frequency.characters) {
      if (!file || file !== fileOf(right)) continue;
      const width = (text) => file.font.layout(text, { liga: false }).advanceWidth;
      const value = width(left + right) - width(left) - width(right);
      if (Math.abs(value) * frequency.of(left, right) > MIN_WEIGHT) found.push({ left, right, value });
    }
  }
  return found;
}

/** From [character, key] pairs: Map of key to the string of its characters. */
const groups = (entries) =>
  entries.reduce((map, [character, key]) => map.set(key, (map.get(key) ?? '') + character), new Map());

/** 'ab -20 cd 5 e|…': after a and b, c and d move by -20 and e by 5. A space is written '_'. */
function encodeKerning(pairs) {
  if (new Set(pairs.map(({ right }) => right)).size > 255) throw new Error('too many columns for the table');
  const rows = new Map();
  for (const { left, right, value } of pairs) rows.set(left, [...(rows.get(left) ?? []), [right, value]]);
  const encoded = Array.from(rows, ([left, row]) => {
    const byValue = [...groups(row)].sort(([a], [b]) => a - b);
    return [left, byValue.map(([value, rights]) => `${value} ${rights.replace(' ', '_')}`).join(' ')];
  });
  return Array.from(groups(encoded), ([row, lefts]) => `${lefts.replace(' ', '_')} ${row}`).join('|');
}

/** 'gap length gap length …' in base 36: the runs of code points that a family holds. */
function encodeRuns(codePoints) {
  const numbers = [];
  let next = 0;
  for (const c of codePoints) {
    if (numbers.length && c === next) numbers[numbers.length - 1]++;
    else numbers.push(c - next, 1);
    next = c + 1;
  }
  return numbers.map((n) => n.toString(36)).join(' ');
}

/** Two characters per number from 0 to 1599: '0' + the forties, then '0' + the rest (none is a backslash). */
const encodeNumber = (n) => String.fromCharCode(48 + Math.floor(n / 40), 48 + (n % 40));

/** One character per number: its place in the list of steps, from '(' on without the backslash. */
const encodeStep = (n, steps) => String.fromCharCode(steps.indexOf(n) + (steps.indexOf(n) < 52 ? 40 : 41));

/** The numbers of all code points, '!' for one that has the number of the letter without its marks. */
const encodeAll = (numbers, encode) =>
  Array.from(numbers, ([codePoint, n]) => {
    const plain = String.fromCodePoint(codePoint).normalize('NFD').codePointAt(0);
    return plain < codePoint && numbers.get(plain) === n ? '!' : encode(n);
  }).join('');

const versionOf = (family) =>
  JSON.parse(
    readFileSync(new URL(`../node_modules/@fontsource/${family}/package.json`, import.meta.url), 'utf8')
  ).version;

/** A property that holds a string, laid out and quoted the way the formatter wants it. */
function property(indent, name, text) {
  const quote = text.split("'").length > text.split('"').length ? '"' : "'";
  const key = name.includes('-') ? `'${name}'` : name;
  const line = `${indent}${key}: ${quote}${text.replaceAll(quote, `\\${quote}`)}${quote}`;
  return line.length < 110 ? line : line.replace(': ', `:\n${indent}  `);
}

const subsets = new Map();
const families = Object.entries(FAMILIES).map(([name, family]) => {
  const [regular, semibold] = [400, 600].map((weight) => filesOf(family, weight));
  const [advances, bolder] = [regular, semibold].map(advancesOf);
  if (`${[...advances.keys()]}` !== `${[...bolder.keys()]}`) throw new Error(`${family}: unlike weights`);
  for (const { subset, ranges } of regular) {
    if (ranges !== (subsets.get(subset) ?? ranges)) throw new Error(`${family}: other ranges of ${subset}`);
    subsets.set(subset, ranges);
  }
  const growth = new Map([...advances].map(([codePoint, n]) => [codePoint, bolder.get(codePoint) - n]));
  const steps = [...new Set(growth.values())].sort((a, b) => a - b);
  const fields = {
    codePoints: encodeRuns(advances.keys()),
    regular: encodeAll(advances, encodeNumber),
    steps: steps.join(' '),
    growth: encodeAll(growth, (n) => encodeStep(n, steps)),
    regularKerning: encodeKerning(kerningOf(regular)),
    semiboldKerning: encodeKerning(kerningOf(semibold))
  };
  const properties = Object.entries(fields).map(([field, text]) => property('    ', field, text));
  return `  ${name}: {\n${properties.join(',\n')}\n  }`;
});
const ranges = Array.from(subsets, ([subset, text]) => property('  ', subset, text));
const packages = Object.values(FAMILIES).map((family) => `@fontsource/${family} ${versionOf(family)}`);

writeFileSync(
  OUT,
  `// Generated by tools/font-metrics.js from the web fonts of
// ${packages.join(' and ')}.
// Source Serif 4 and Source Sans 3: copyright Adobe and Google Inc., SIL Open Font License 1.1 (OFL-1.1).
// Lengths are in 1/1000 em. measure.ts reads this table and says what the fields hold.

/** The unicode ranges of the font files, as in CSS. A file further up is asked first where two overlap. */
export const RANGES = {
${ranges.join(',\n')}
};

export const FAMILIES = {
${families.join(',\n')}
};
`
);

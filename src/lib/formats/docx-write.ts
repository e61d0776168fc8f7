import type { ArgumentMap } from '../model/map.ts';
import { escapeXml } from '../svg/xml.ts';
import type { Paragraph, TextRun } from './docx-paragraphs.ts';
import type { Level } from './docx-styles.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const STYLES: Readonly<Partial<Record<Level, string>>> = {
  pocket: 'Heading1',
  hat: 'Heading2',
  block: 'Heading3',
  tag: 'Heading4',
  analytic: 'Heading4',
  undertag: 'Undertag'
};

/** The parts of a Word document (ECMA-376, transitional) with the styles and aliases on which Verbatim's macros work. */
export function partsOf(
  paragraphs: readonly Paragraph[],
  { title, language }: Pick<ArgumentMap, 'title' | 'language'>
): Record<string, string> {
  const named = language === 'und' ? '' : language;
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${WORD}.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title>${named && `<dc:language>${escapeXml(named)}</dc:language>`}</cp:coreProperties>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/settings" Target="settings.xml"/></Relationships>`,
    'word/document.xml': `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${paragraphsXml(paragraphs)}${PAGE}</w:body></w:document>`,
    'word/settings.xml': `${HEAD}<w:settings xmlns:w="${MAIN}"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    'word/styles.xml': stylesXml(named)
  };
}

const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';

function paragraphsXml(paragraphs: readonly Paragraph[]): string {
  let marks = 0;
  return paragraphs
    .map(({ level, runs, bookmarks }) => {
      const style = STYLES[level];
      const isCard = level === 'text' && !runs.some(({ cite }) => cite);
      const ids = bookmarks.map(() => marks++);
      const begin = bookmarks.map(
        (name, at) => `<w:bookmarkStart w:id="${ids[at]}" w:name="${escapeXml(name)}"/>`
      );
      const end = ids.map((id) => `<w:bookmarkEnd w:id="${id}"/>`);
      const settings = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : '';
      const text = runs.map((run) => linkXml(run, isCard)).join('');
      return `<w:p>${settings}${begin.join('')}${text}${end.join('')}</w:p>`;
    })
    .join('\n');
}

function linkXml(run: TextRun, isCard: boolean): string {
  const xml = runXml(run, isCard);
  if (run.anchor === undefined) return xml;
  return `<w:hyperlink w:anchor="${escapeXml(run.anchor)}" w:history="1">${xml}</w:hyperlink>`;
}

/** The parts of a run's settings stand in the order of the schema, which Word keeps to. */
function runXml({ text, cite, underlined, emphasised, read }: TextRun, isCard: boolean): string {
  if (!text) return '';
  const style = cite ? 'Style13ptBold' : emphasised ? 'Emphasis' : underlined ? 'StyleUnderline' : undefined;
  const isContext = isCard && !underlined && !emphasised && !read;
  const settings = [
    style && `<w:rStyle w:val="${style}"/>`,
    // What is not underlined is shrunk, as by Verbatim.
    isContext && '<w:sz w:val="16"/><w:szCs w:val="16"/>',
    read && '<w:highlight w:val="yellow"/>',
    (underlined || emphasised) && `<w:u w:val="${underlined ? 'single' : 'none'}"/>`
  ].filter(Boolean);
  const words = text
    .split(/([\t\n])/)
    .map((part) =>
      part === '\t'
        ? '<w:tab/>'
        : part === '\n'
          ? '<w:br/>'
          : part && `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`
    );
  return `<w:r>${settings.length ? `<w:rPr>${settings.join('')}</w:rPr>` : ''}${words.join('')}</w:r>`;
}

interface Style {
  id: string;
  name: string;
  alias?: string;
  isCharacter?: boolean;
  isBuiltIn?: boolean;
  basedOn?: string;
  link?: string;
  paragraph?: string;
  run: string;
}

const BOX = ['top', 'left', 'bottom', 'right']
  .map((side) => `<w:${side} w:val="single" w:sz="24" w:space="1" w:color="auto"/>`)
  .join('');
const heading = (level: number, alias: string, paragraph: string, run: string): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  alias,
  isBuiltIn: true,
  basedOn: 'Normal',
  paragraph: `<w:keepNext/><w:keepLines/>${paragraph}<w:outlineLvl w:val="${level - 1}"/>`,
  run: `<w:b/>${run}`
});
const size = (points: number) => `<w:sz w:val="${2 * points}"/><w:szCs w:val="${2 * points}"/>`;
const CENTRE = '<w:jc w:val="center"/>';

/** As Verbatim's template defines them: its macros find them by name or alias. */
const DEFINED: readonly Style[] = [
  heading(1, 'Pocket', `<w:pageBreakBefore/><w:pBdr>${BOX}</w:pBdr>${CENTRE}`, size(26)),
  heading(2, 'Hat', `<w:pageBreakBefore/>${CENTRE}`, `${size(22)}<w:u w:val="double"/>`),
  heading(3, 'Block', `<w:pageBreakBefore/>${CENTRE}`, `${size(16)}<w:u w:val="single"/>`),
  heading(4, 'Tag', '', `<w:iCs/>${size(13)}`),
  {
    id: 'Style13ptBold',
    name: 'Style 13 pt Bold',
    alias: 'Cite',
    isCharacter: true,
    run: `<w:b/><w:bCs/>${size(13)}<w:u w:val="none"/>`
  },
  {
    id: 'StyleUnderline',
    name: 'Style Underline',
    alias: 'Underline',
    isCharacter: true,
    run: `<w:b w:val="0"/>${size(11)}<w:u w:val="single"/>`
  },
  {
    id: 'Emphasis',
    name: 'Emphasis',
    isCharacter: true,
    isBuiltIn: true,
    run: `<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:b/><w:i w:val="0"/><w:iCs/>${size(11)}<w:u w:val="single"/><w:bdr w:val="none" w:sz="0" w:space="0" w:color="auto"/>`
  },
  {
    id: 'Undertag',
    name: 'Undertag',
    basedOn: 'Normal',
    link: 'UndertagChar',
    run: `<w:i/><w:iCs/>${size(12)}`
  },
  {
    id: 'UndertagChar',
    name: 'Undertag Char',
    isCharacter: true,
    link: 'Undertag',
    run: `<w:i/><w:iCs/>${size(12)}`
  }
];

function stylesXml(language: string): string {
  const lang = language ? `<w:lang w:val="${escapeXml(language)}"/>` : '';
  const font =
    '<w:rFonts w:ascii="Calibri" w:eastAsia="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/>';
  return [
    `${HEAD}<w:styles xmlns:w="${MAIN}">`,
    `<w:docDefaults><w:rPrDefault><w:rPr>${font}${lang}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:aliases w:val="Normal/Card"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    ...DEFINED.map(styleXml),
    '</w:styles>'
  ].join('');
}

function styleXml({ id, name, alias, isCharacter, isBuiltIn, basedOn, link, paragraph, run }: Style): string {
  return [
    `<w:style w:type="${isCharacter ? 'character' : 'paragraph'}"${isBuiltIn ? '' : ' w:customStyle="1"'} w:styleId="${id}">`,
    `<w:name w:val="${name}"/>`,
    alias ? `<w:aliases w:val="${alias}"/>` : '',
    `<w:basedOn w:val="${basedOn ?? 'DefaultParagraphFont'}"/>`,
    isCharacter ? '' : '<w:next w:val="Normal"/>',
    link ? `<w:link w:val="${link}"/>` : '',
    '<w:uiPriority w:val="1"/><w:qFormat/>',
    paragraph ? `<w:pPr>${paragraph}</w:pPr>` : '',
    `<w:rPr>${run}</w:rPr></w:style>`
  ].join('');
}

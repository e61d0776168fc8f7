import { strToU8, zipSync } from 'fflate';

/** The styles of Verbatim's template, as Word writes them: with latent styles, suffixes and properties of all kinds. */
const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-US" w:eastAsia="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:latentStyles w:count="376"><w:lsdException w:name="heading 1" w:uiPriority="9"/></w:latentStyles>
${style('paragraph', 'Normal', 'Normal', 'Normal/Card')}
${style('paragraph', 'Heading1', 'heading 1', 'Pocket')}
${style('paragraph', 'Heading2', 'heading 2', 'Hat')}
${style('paragraph', 'Heading3', 'heading 3', 'Block')}
${style('paragraph', 'Heading4', 'heading 4', 'Tag,small text', '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')}
${style('paragraph', 'berschrift4', 'heading 4,Big card')}
${style('paragraph', 'MyTag', 'My own', '', '<w:basedOn w:val="Heading4"/>')}
${style('paragraph', 'Level', 'By outline', '', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')}
${style('paragraph', 'Analytic', 'Analytics', '', '<w:basedOn w:val="Heading4"/>')}
${style('paragraph', 'Undertag', 'Undertag')}
${style('paragraph', 'Tags', 'Tags')}
${style('paragraph', 'BlockTitle', 'Block Title')}
${style('paragraph', 'cites', 'Cites')}
${style('paragraph', 'Nothing', 'Nothing')}
${style('character', 'Style13ptBold', 'Style 13 pt Bold,Cite,Old Cite', 'Cite', '<w:rPr><w:b/><w:u w:val="none"/></w:rPr>')}
${style('character', 'StyleUnderline', 'Style Underline', 'Underline', '<w:rPr><w:b w:val="0"/><w:u w:val="single"/></w:rPr>')}
${style('character', 'Emphasis', 'Emphasis', '', '<w:rPr><w:b/><w:i w:val="0"/><w:u w:val="single"/></w:rPr>')}
${style('character', 'Heading4Char', 'Heading 4 Char', 'Tag Char', '<w:link w:val="Heading4"/>')}
${style('character', 'Author-Date', 'Author-Date')}
${style('character', 'DebateUnderline', 'Debate Underline')}
${style('character', 'StyleBoldUnderline', 'Style Bold Underline', '', '<w:rPr><w:u w:val="single"/></w:rPr>')}
${style('character', 'Hyperlink', 'Hyperlink', '', '<w:rPr><w:u w:val="single"/></w:rPr>')}
</w:styles>`;

function style(type: string, id: string, name: string, alias = '', more = ''): string {
  const aliases = alias ? `<w:aliases w:val="${alias}"/>` : '';
  return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${aliases}${more}</w:style>`;
}

const RELATIONS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/linked" TargetMode="External"/></Relationships>`;

/** A run: words, and its settings as XML. */
export const r = (text: string, settings = '') =>
  `<w:r w:rsidRPr="00AB12CD">${settings && `<w:rPr>${settings}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const p = (styleId: string, ...runs: string[]) =>
  `<w:p w:rsidR="00AB12CD">${styleId && `<w:pPr><w:pStyle w:val="${styleId}"/></w:pPr>`}${runs.join('')}</w:p>`;
export const is = (id: string) => `<w:rStyle w:val="${id}"/>`;

/** A file of these paragraphs, as XML. */
export function verbatimFile(...paragraphs: string[]): Uint8Array {
  const body = `<w:document xmlns:w="w" xmlns:r="r"><w:body>${paragraphs.join('\n')}<w:sectPr/></w:body></w:document>`;
  const parts = {
    'word/document.xml': body,
    'word/styles.xml': STYLES,
    'word/_rels/document.xml.rels': RELATIONS
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

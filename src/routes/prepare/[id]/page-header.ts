/** What a string of CSS holds as it is: neither its end, nor a line's, nor the sign that gives others another meaning. */
const UNSAFE = /["\\\n\r\f<]/g;

/**
 * Sets a line over every page that the browser prints, with the number of the page, until it is taken away again. A style
 * that a script makes is no inline style, so that the policy lets it in; browsers that know no boxes in the margin of a page
 * leave it out.
 */
export function setPageHeader(text: string): () => void {
  const style = new CSSStyleSheet();
  const words = text.replace(UNSAFE, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
  const look = "font: 400 8.5pt 'Source Sans 3', sans-serif; color: #000; vertical-align: middle";
  style.replaceSync(`@page {
    margin: 22mm 18mm 16mm;
    @top-left { content: "${words}"; ${look}; text-align: left; width: 80% }
    @top-right { content: counter(page) " / " counter(pages); ${look}; text-align: right; width: 20% }
  }`);
  document.adoptedStyleSheets.push(style);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== style);
  };
}

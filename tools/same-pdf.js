import { fileURLToPath } from 'node:url';

/**
 * An alias by which Vite takes the program that writes PDF as browsers have it, everywhere: what Node has in its place
 * presses a file together in its own way, another in each version of Node, and the same map is to give the same bytes.
 */
export const samePdf = {
  find: /^pdfkit$/,
  replacement: fileURLToPath(new URL('../node_modules/pdfkit/js/pdfkit.browser.mjs', import.meta.url))
};

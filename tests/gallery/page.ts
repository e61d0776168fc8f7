import { escapeXml } from '../../src/lib/svg/xml.ts';
import type { Paper } from './papers.ts';
import type { Picture } from './pictures.ts';

/** A page that shows all pictures and PDFs, each below what it shows. */
export function page(pictures: readonly Picture[], papers: readonly Paper[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Warrant: gallery</title>
<style>
body { margin: 24px; font: 16px/24px Georgia, serif; color: #1e2227; background: #fff; }
section { margin: 40px 0; }
h2 { margin: 0; font-size: 18px; }
p { margin: 0 0 8px; }
img, object { max-width: 100%; border: 1px solid #dad6cc; }
object { width: 100%; height: 600px; }
</style>
</head>
<body>
<h1>Gallery</h1>
<p>One picture for each behaviour. <code>npm run gallery</code> draws them anew.</p>
${pictures.map(figure).join('\n')}
<h1>On paper</h1>
<p>One small map as PDF, in each form.</p>
${papers.map(sheets).join('\n')}
</body>
</html>
`;
}

function figure({ name, shows }: Picture): string {
  return `<section id="${name}">
<h2>${name}</h2>
<p>${escapeXml(shows)}</p>
<img src="${name}.svg" alt="${escapeXml(shows)}">
</section>`;
}

function sheets({ name, shows }: Paper): string {
  return `<section id="${name}">
<h2><a href="${name}.pdf">${name}</a></h2>
<p>${escapeXml(shows)}</p>
<object data="${name}.pdf" type="application/pdf" aria-label="${escapeXml(shows)}"></object>
</section>`;
}

import { escapeXml } from '../../src/lib/svg/xml.ts';
import type { Picture } from './pictures.ts';

/** A page that shows all pictures, each below what it shows. */
export function page(pictures: readonly Picture[]): string {
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
img { max-width: 100%; border: 1px solid #dad6cc; }
</style>
</head>
<body>
<h1>Gallery</h1>
<p>One picture for each behaviour. <code>npm run gallery</code> draws them anew.</p>
${pictures.map(figure).join('\n')}
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

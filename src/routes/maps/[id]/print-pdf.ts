/** Ms that a browser's own viewer takes to lay out a file that it has loaded. */
const LAID_OUT = 500;
const MARK = 'data-printed';

/**
 * Asks the browser to print a PDF file, from a frame out of sight. False where it shows no PDF itself, or does not let the
 * page ask. The frame stays until the next printing: a browser may read it as long as it prints.
 */
export async function printPdf(address: string): Promise<boolean> {
  if (!navigator.pdfViewerEnabled) return false;
  for (const before of document.querySelectorAll(`iframe[${MARK}]`)) before.remove();
  const frame = document.createElement('iframe');
  frame.setAttribute(MARK, '');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  // A frame that is not drawn at all would print nothing in some browsers.
  Object.assign(frame.style, { position: 'fixed', right: '0', bottom: '0', width: '1px', height: '1px' });
  Object.assign(frame.style, { border: '0', opacity: '0', pointerEvents: 'none' });
  frame.src = address;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  await new Promise((resolve) => setTimeout(resolve, LAID_OUT));
  try {
    frame.contentWindow!.print();
    return true;
  } catch {
    frame.remove();
    return false;
  }
}

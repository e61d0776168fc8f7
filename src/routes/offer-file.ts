/** Ms after which the browser has surely taken the file. */
const TAKEN = 60_000;

/** Offers a file to the reader, as a link to download it would. */
export function offerFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN);
}

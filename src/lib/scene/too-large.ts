/** A picture that is larger than its format, or a person, can take: how much it would be, and how much there may be. */
export class TooLarge extends Error {
  readonly would: number;
  readonly most: number;
  readonly of: 'inches' | 'sheets' | 'branches';
  /** The widest picture that there may be, in mm, where it is one that is too long. */
  readonly widest: number | undefined;
  constructor(would: number, most: number, of: TooLarge['of'], widest?: number) {
    super(sentenceOf(would, most, of, widest));
    this.would = would;
    this.most = most;
    this.of = of;
    this.widest = widest;
  }
}

/** In English, as the command line says it. */
function sentenceOf(would: number, most: number, of: TooLarge['of'], widest?: number): string {
  if (of === 'inches')
    return `the page would be ${would} inches long, and a PDF page may be ${most}: take --size ${widest}mm or less, --tile a4 or --leaflet a4.`;
  if (of === 'sheets')
    return `it would be ${would} sheets, and may be ${most}: take a smaller --size, a larger sheet, or --leaflet a4.`;
  return `it would be more than ${most} branches: draw one of them, with --root.`;
}

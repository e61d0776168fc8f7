import type { Checked } from '../model/check.ts';
import type { ArgumentMap, ClaimId, ReasonId, SourceId } from '../model/map.ts';

/** Formats by the names that reports and the command line use. */
export type FormatName =
  | 'warrant'
  | 'argdown'
  | 'argdown-json'
  | 'aif'
  | 'xaif'
  | 'kialo'
  | 'sadface'
  | 'mindmup'
  | 'argunet'
  | 'graphml'
  | 'dot'
  | 'tgf'
  | 'apx'
  | 'af'
  | 'opml'
  | 'markdown'
  | 'csv'
  | 'csl'
  | 'bibtex'
  | 'ris'
  | 'docx'
  | 'svg';

/** What was read of a file, and in which format it is, where that is known. */
export type Read = Checked & { format?: FormatName };

/**
 * What of a map a format cannot hold: a field is left out, a citation or a source as a whole, an undercut becomes an attack
 * on a premise, premises that hold only together become reasons of their own, a support is left out, words are changed,
 * or claims and reasons as a whole are left out.
 */
export type LossCode =
  | 'map-field'
  | 'claim-field'
  | 'reason-field'
  | 'citation-field'
  | 'source-field'
  | 'citation'
  | 'source'
  | 'undercut'
  | 'joint'
  | 'support'
  | 'claims'
  | 'words';

/** One thing of a map that a format cannot hold. */
export interface Loss {
  code: LossCode;
  /** A sentence that says what is lost. */
  message: string;
  /** The name of what is left out, in a loss of a field. */
  field?: string;
  /** Where it is; of a reason its first premise is named too. */
  claim?: ClaimId;
  reason?: ReasonId;
  source?: SourceId;
}

/** A map in some format, and what of the map is not in it. */
export interface Written {
  text: string | Uint8Array<ArrayBuffer>;
  losses: Loss[];
}

/** How one format is read and written; some are only read, or only written. Neither ever throws. */
export interface Format {
  /** Of a file of text. */
  read?(text: string): Checked;
  /** Of a file that is no text. */
  readBytes?(bytes: Uint8Array): Checked | Promise<Checked>;
  /** The same map gives the same file. */
  write?(map: ArgumentMap): Written | Promise<Written>;
}

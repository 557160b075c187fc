/*
 * A report's figures are coarse: an owner answers alike whether a row is hidden or unknown, and what little may differ,
 * a receipt's length or a fraction of a millisecond, shall not be read off more easily here than by a watch.
 */

/** Milliseconds to a tenth. */
export function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}

/** Bytes, up to the next hundred. */
export function upToHundred(bytes: number): number {
  return Math.ceil(bytes / 100) * 100
}

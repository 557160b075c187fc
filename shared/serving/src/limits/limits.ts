/** What one operation may ask for at most, on every transport. */
export interface Limits {
  /** Lexical tokens, counted before anything else looks at the document. */
  readonly tokens: number
  readonly depth: number
  readonly aliases: number
  readonly rootFields: number
  /** Estimated values of the answer: fields times the page sizes above them. */
  readonly cost: number
  /** Bytes of a request body, after decompression. */
  readonly bodyBytes: number
}

/** The limits for people and their systems. */
export const callerLimits: Limits = {
  tokens: 1_000,
  /** What the introspection query of editors needs is 15. */
  depth: 16,
  aliases: 60,
  rootFields: 20,
  cost: 60_000,
  bodyBytes: 256 * 1024,
}

/** The limits for the hub's own fetches, which carry many representations at once. */
export const fetchLimits: Limits = {
  tokens: 4_000,
  depth: 18,
  aliases: 400,
  rootFields: 60,
  cost: 4_000_000,
  bodyBytes: 4 * 1024 * 1024,
}

/** What one operation may ask for at most, on every transport. */
export interface Limits {
  /** Lexical tokens, counted before anything else looks at the document. */
  readonly tokens: number
  readonly depth: number
  readonly aliases: number
  readonly rootFields: number
  /** Fields and fragments, every fragment counted where it is spread. */
  readonly selections: number
  /** Estimated values of the answer: fields times the page sizes above them. */
  readonly cost: number
  /** Levels of lists and objects in a request's body, the body itself among them. */
  readonly nesting: number
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
  selections: 2_000,
  cost: 60_000,
  nesting: 32,
  bodyBytes: 256 * 1024,
}

/** The limits for the hub's own fetches, which carry many representations at once. */
export const fetchLimits: Limits = {
  tokens: 4_000,
  depth: 18,
  aliases: 400,
  rootFields: 60,
  selections: 8_000,
  cost: 4_000_000,
  nesting: 40,
  bodyBytes: 4 * 1024 * 1024,
}

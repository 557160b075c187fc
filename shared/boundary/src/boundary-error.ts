/** What can be wrong with the boundary's part of a schema. */
export type BoundaryErrorCode = 'AGENCY_MISSING' | 'UNCLASSIFIED' | 'KEY_NOT_ONE_FIELD'

/** A fault in a schema that keeps the boundary from being read; the message says where and what to write. */
export class BoundaryError extends Error {
  readonly code: BoundaryErrorCode

  constructor(code: BoundaryErrorCode, message: string) {
    super(message)
    this.name = 'BoundaryError'
    this.code = code
  }
}

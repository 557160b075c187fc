const wellFormed = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether a text has the form of a worker's id; another one names nobody, and no agency is asked about it. */
export function isWorkerId(id: unknown): id is string {
  return typeof id === 'string' && wellFormed.test(id)
}

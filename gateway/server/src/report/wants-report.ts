/**
 * True where the caller asks for a report of this request: by the header `x-simpul-report: 1`, or by
 * `"extensions": { "report": true }` beside the query.
 */
export function wantsReport(headers: Readonly<Record<string, unknown>>, extensions: unknown): boolean {
  if (headers['x-simpul-report'] === '1') return true
  return typeof extensions === 'object' && extensions !== null && Object.hasOwn(extensions, 'report')
    ? Reflect.get(extensions, 'report') === true
    : false
}

/** The bytes of a standard Base64 text (RFC 4648 section 4), or nothing where an encoder would have spelled it otherwise. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

/** The 32 bytes of a hash in standard Base64. */
export function hashFromBase64(text: string): Buffer | undefined {
  const bytes = text.length === 44 ? fromBase64(text) : undefined
  return bytes?.byteLength === 32 ? bytes : undefined
}

/** Bytes in standard Base64. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** The number that a decimal without leading zeroes says, or nothing. Beyond 2^53 - 1 nothing is exact, so nothing is read. */
export function fromDecimal(text: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

/** The milliseconds of a moment as this package spells one, `2026-07-01T08:00:00.000Z`, or nothing. */
export function fromMoment(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return undefined
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== text) return undefined
  return milliseconds
}

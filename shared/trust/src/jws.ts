/** No token, proof or hop token is longer than this. */
export const maxTokenLength = 8192

/** A compact JWS taken apart and not yet verified. */
export interface UnverifiedJws {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  /** The bytes that the signature covers. */
  readonly signed: Buffer
  readonly signature: Buffer
}

/**
 * Takes a compact JWS apart, strictly: three parts of canonical base64url, two JSON objects, at most 8192 characters.
 * Anything else is undefined, so that one token has exactly one spelling.
 */
export function readJws(token: string): UnverifiedJws | undefined {
  if (typeof token !== 'string' || token.length > maxTokenLength) return undefined
  const [header, claims, signature, ...rest] = token.split('.').map(fromBase64url)
  if (header === undefined || claims === undefined || signature === undefined || rest.length > 0) return undefined
  const parsed = { header: parseObject(header), claims: parseObject(claims) }
  if (parsed.header === undefined || parsed.claims === undefined) return undefined
  const signed = Buffer.from(token.slice(0, token.lastIndexOf('.')))
  return { header: parsed.header, claims: parsed.claims, signed, signature }
}

/** Writes a compact JWS; `sign` gets the bytes to sign. */
export function writeJws(header: object, claims: object, sign: (signed: Buffer) => Buffer): string {
  const signed = `${toBase64url(header)}.${toBase64url(claims)}`
  return `${signed}.${sign(Buffer.from(signed)).toString('base64url')}`
}

function toBase64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function fromBase64url(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url')
  return bytes.length > 0 && bytes.toString('base64url') === part ? bytes : undefined
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function parseObject(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { createHash, createHmac } from 'node:crypto'

/** A request as the AWS Signature Version 4 sees it. */
export interface SignedRequest {
  readonly method: string
  /** Encoded, without the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly signedHeaders: readonly string[]
  readonly payloadHash: string
}

export interface SigningScope {
  readonly secret: string
  /** `20130524T000000Z`. */
  readonly time: string
  readonly region: string
}

/** The signature of a request, computed as "Authenticating Requests (AWS Signature Version 4)" of the S3 reference has it. */
export function signatureV4(request: SignedRequest, { secret, time, region }: SigningScope): string {
  const day = time.slice(0, 8)
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical(request))].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`))
  return hmac(key, text).toString('hex')
}

function canonical({ method, path, headers, signedHeaders, payloadHash }: SignedRequest): string {
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`)
  return [method, path, '', lines.join(''), signedHeaders.join(';'), payloadHash].join('\n')
}

/** SHA-256 in hexadecimal digits. */
export function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

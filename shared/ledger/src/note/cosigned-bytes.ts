/** What a cosignature covers: a header, the time in seconds, the text of the checkpoint (C2SP tlog-cosignature). */
export function cosignedBytes(text: string, seconds: number): Uint8Array {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)
}

/** The time in front of the signature: eight bytes, big-endian. */
export function timestampBytes(seconds: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(seconds))
  return bytes
}

/** The time of a cosignature of 72 bytes and the signature itself, or nothing. */
export function splitCosignature(
  bytes: Uint8Array,
): { readonly seconds: number; readonly signature: Uint8Array } | undefined {
  if (bytes.byteLength !== 72) return undefined
  const seconds = Number(Buffer.from(bytes.subarray(0, 8)).readBigUInt64BE())
  return Number.isSafeInteger(seconds) && seconds > 0 ? { seconds, signature: bytes.subarray(8) } : undefined
}

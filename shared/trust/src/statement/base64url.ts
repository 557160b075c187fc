/** Whether a text is base64url as an encoder writes it: no padding, no other alphabet, no stray bits at the end. */
export function isCanonicalBase64url(text: string): boolean {
  return text.length > 0 && Buffer.from(text, 'base64url').toString('base64url') === text
}

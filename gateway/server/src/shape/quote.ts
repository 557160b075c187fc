/** A string as JSON. Most strings of an answer are short and need no escape, which a look at each character finds out soonest. */
export function quote(text: string): string {
  if (text.length > 48) return JSON.stringify(text)
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff)) return JSON.stringify(text)
  }
  return `"${text}"`
}

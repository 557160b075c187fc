/** A path of an answer as one text, `[]` for each element of a list: `products[].reviews`; empty for the root. */
export function pathText(path: readonly (string | number)[]): string {
  let text = ''
  for (const step of path) {
    if (step === '@' || typeof step === 'number') text += '[]'
    else text += text === '' ? step : `.${step}`
  }
  return shortened(text, mostCharacters)
}

const mostCharacters = 200

/** A text of at most so many characters; where some are left out, it ends with an ellipsis. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
